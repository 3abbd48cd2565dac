/** A moment to look at a screen that is filled in, before its last button is pressed. */
export type Look = () => Promise<void>;

export const noLook: Look = () => Promise.resolve();
