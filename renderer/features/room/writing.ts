/** Whether a key was pressed where somebody writes or chooses, and so is not a command. */
export function isWriting(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  return !!target?.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [role=dialog]');
}
