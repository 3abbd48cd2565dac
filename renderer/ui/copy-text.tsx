import { useState, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy';

/** As long as a declaration number in groups: numbers of this length stay on one line, longer text wraps. */
const SHORT = 24;

interface CopyTextProps {
  /** What goes to the clipboard. */
  text: string;
  /** How it is shown; the text itself where left out. */
  shown?: string;
  testId?: string;
}

/** Two sheets, one behind the other: says that a click copies. */
const CopySign = () => (
  <svg className="copy-sign" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M5 5V2.5h8.5V11H11M2.5 5H11v8.5H2.5z" />
  </svg>
);

/** A number that people compare: tabular monospace, copied by a click. */
export function CopyText({ text, shown = text, testId }: CopyTextProps) {
  const { t } = useTranslation('common');
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const copy = async (event: MouseEvent) => {
    event.stopPropagation();
    setState((await copyText(text)) ? 'copied' : 'refused');
  };
  return (
    <button
      type="button"
      className={shown.length <= SHORT ? 'copy-text nowrap' : 'copy-text'}
      title={t('copy.hint')}
      data-testid={testId}
      data-value={text}
      onClick={(event) => void copy(event)}
      onBlur={() => setState('idle')}
      onMouseLeave={() => setState('idle')}
    >
      {shown}
      <CopySign />
      <span className="done" role="status">
        {state === 'copied' && t('copy.done')}
        {state === 'refused' && t('copy.refused')}
      </span>
    </button>
  );
}
