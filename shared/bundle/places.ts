/** Where a bundle keeps the pictures of its stills, and frames of the video. */
export const PICTURE_PLACES = ['thumbnails', 'originals', 'frames'] as const;
export type PicturePlace = (typeof PICTURE_PLACES)[number];
