import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MarkShape, MAX_MARK_TEXT, type MarkColour } from '../../../../shared/record/marks';
import type { Guidance } from '../../../call/guidance';
import { newMarkId } from '../../../call/pen';
import type { Point } from '../geometry';
import { show, type Finished } from './use-marks';

interface TextEntryProps {
  /** Where to write, in the layer's pixels. */
  at: Point | null;
  mark: { on: string | null; colour: MarkColour; at: Point };
  guidance: Guidance;
  /** The mark, or null where nothing was written. */
  onDone: (mark: Finished | null) => void;
}

/** A few words at a place of the picture: Enter or a click elsewhere puts them there, Escape does not. */
export function TextEntry({ at, mark, guidance, onDone }: TextEntryProps) {
  const { t } = useTranslation('room');
  const [text, setText] = useState('');
  const over = useRef(false);
  if (!at) return null;
  const done = (keep: boolean): void => {
    // Leaving the field is also what follows from its being taken away.
    if (over.current) return;
    over.current = true;
    const { on, colour, at: place } = mark;
    const shape = MarkShape.safeParse({ tool: 'text', colour, points: [place], text: text.trim() });
    if (!keep || !shape.success) return onDone(null);
    const finished = { id: newMarkId(), on, shape: shape.data };
    show(guidance, finished);
    onDone(finished);
  };
  return (
    <input
      autoFocus
      className={mark.at.x > 0.5 ? 'mark-text end' : 'mark-text'}
      style={{ left: at.x, top: at.y }}
      value={text}
      maxLength={MAX_MARK_TEXT}
      aria-label={t('guide.text')}
      placeholder={t('guide.text')}
      data-testid="mark-text"
      onPointerDown={(event) => event.stopPropagation()}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => done(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        // Enter also ends a word of an input method, which is not the end of the text.
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) done(true);
        if (event.key === 'Escape') done(false);
      }}
    />
  );
}
