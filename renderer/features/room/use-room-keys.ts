import { useEffect, useRef } from 'react';
import { isWriting } from './writing';

export interface RoomKeys {
  shutter: () => void;
  burst: () => void;
  /** A frame of the video. */
  frame: () => void;
  /** The n-th item, from 0. */
  item: (index: number) => void;
  microphone: () => void;
  camera: () => void;
  chat: () => void;
  /** One's own picture: to the next corner, or away and back. */
  moveSelf: () => void;
  hideSelf: () => void;
  help: () => void;
  /** What the parts of the room add, by name: `f`, `shift+1`, `ctrl+z`. */
  more: Readonly<Record<string, () => void>>;
}

/**
 * The room's keys. They rest while somebody writes. The space bar takes a still, also right after a click on something
 * else; it presses a button only where the person got to that button with the Tab key.
 */
export function useRoomKeys(keys: RoomKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    // Not :focus-visible, which Chromium sets on a clicked button as soon as any key goes down.
    let tabbed = false;
    const onPointer = (): void => {
      tabbed = false;
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Tab') tabbed = true;
      if (event.altKey || event.metaKey || event.repeat || isWriting(event)) return;
      const pressesButton =
        tabbed && event.target instanceof HTMLElement && event.target.matches('button, input');
      const act = event.key === ' ' && pressesButton ? null : actionFor(nameOf(event), latest.current);
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('pointerdown', onPointer, true);
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('pointerdown', onPointer, true);
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}

function actionFor(key: string, keys: RoomKeys): (() => void) | null {
  if (key === ' ') return keys.shutter;
  if (/^[1-9]$/.test(key)) return () => keys.item(Number(key) - 1);
  const letters: Record<string, () => void> = {
    b: keys.burst,
    i: keys.frame,
    m: keys.microphone,
    v: keys.camera,
    c: keys.chat,
    p: keys.moveSelf,
    h: keys.hideSelf,
    '?': keys.help,
    ...keys.more,
  };
  return letters[key] ?? null;
}

/** With Shift a digit's key writes another sign on every keyboard; what it means is told by its place. */
function nameOf({ key, code, ctrlKey, shiftKey }: KeyboardEvent): string {
  const digit = /^Digit([1-9])$/.exec(code)?.[1];
  if (shiftKey && digit) return `shift+${digit}`;
  return `${ctrlKey ? 'ctrl+' : ''}${key.toLowerCase()}`;
}
