/** What the page's policy lets style elements through by; main writes it into the page anew each time it is served. */
export const STYLE_NONCE = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;

/*
 * antd writes style elements at run time. Most carry the nonce that its settings name, but some of the parts under it
 * (the lock on scrolling below a sheet, the measure of scroll bars) take no setting. Only our own scripts can run here, so
 * a style element that a script makes is ours.
 */
const make: (name: string, options?: ElementCreationOptions) => HTMLElement =
  document.createElement.bind(document);

function makeWithNonce(name: string, options?: ElementCreationOptions): HTMLElement {
  const element = make(name, options);
  if (STYLE_NONCE !== undefined && element instanceof HTMLStyleElement) element.nonce = STYLE_NONCE;
  return element;
}

Object.assign(document, { createElement: makeWithNonce });
