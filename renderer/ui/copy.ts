/** Puts a text on the clipboard; resolves to whether the system let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The window lost focus or the system refused: the text stays on the screen and can be selected.
    return false;
  }
}
