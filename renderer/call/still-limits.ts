/** How many stills may be asked for and not yet stored: what a burst takes and a few more; each is held in memory. */
export const MOST_UNDER_WAY = 8;
/** Stills of one burst, and the time between two of them: the scene has moved on, the hand not far. */
export const BURST_STILLS = 5;
export const BURST_MS = 200;
