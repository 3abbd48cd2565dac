/** Where a bundle keeps the pictures of its stills. */
export const PICTURE_PLACES = ['thumbnails', 'originals'] as const;
export type PicturePlace = (typeof PICTURE_PLACES)[number];
