/** What a page that is printed tells main. */
export interface Ready {
  ok: boolean;
}

declare global {
  interface Window {
    /** Fulfilled when fonts and pictures are there and the page can be printed; never rejected. */
    reportReady?: Promise<Ready>;
  }
}

/** Waits for the fonts that the page asked for. @returns whether all of them can be embedded. */
export async function fontsAreHere(): Promise<boolean> {
  await document.fonts.ready;
  const fonts = [...document.fonts].filter(({ status }) => status !== 'unloaded');
  return fonts.length > 0 && fonts.every(({ status }) => status === 'loaded');
}
