import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { MAY_WRITE } from '../../../shared/record/parts';
import type { CaseView } from '../../../shared/ipc/contract';
import { useAction } from '../../app/action';
import { useTimes } from '../../app/time';
import { ErrorNote } from '../../ui/error-note';
import { writeFact } from './room-facts';
import './chat.css';

const PHRASES = {
  officer: ['phrase.closer', 'phrase.steady', 'phrase.light', 'phrase.open'],
  company: ['phrase.done', 'phrase.wait', 'phrase.repeat', 'phrase.help'],
} as const;

/** Written messages; they are on the record like everything else that was said to the other side. */
export function Chat({ view, input }: { view: CaseView; input?: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation('room');
  const times = useTimes();
  const [text, setText] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const { inspection, me } = view;
  const { chat } = inspection;
  const mayWrite = me.part !== null && MAY_WRITE['chat.said'].includes(me.part);
  const say = useAction((words: string) =>
    writeFact(inspection.id, { type: 'chat.said', body: { text: words } }),
  );
  const names = new Map(inspection.participants.map(({ fingerprint, name }) => [fingerprint, name]));

  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [chat.length]);

  const send = async (): Promise<void> => {
    const words = text.trim();
    if (words !== '' && (await say.run(words))) setText('');
  };
  return (
    <section className="chat" aria-label={t('chat.title')}>
      <ol ref={list} aria-live="polite" data-testid="chat-list">
        {chat.length === 0 && <li className="soft">{t('chat.empty')}</li>}
        {chat.map((line) => (
          <li key={line.event} className={line.author === me.fingerprint ? 'mine' : ''}>
            <span className="soft">
              {names.get(line.author) ?? ''} {times.clock(line.wall)}
            </span>
            <span>{line.text}</span>
          </li>
        ))}
      </ol>
      {mayWrite && (
        <>
          <div className="phrases" role="group" aria-label={t('chat.phrases')}>
            {PHRASES[me.part === 'representative' ? 'company' : 'officer'].map((phrase) => (
              <button
                key={phrase}
                type="button"
                data-testid={`chat-${phrase.replace('.', '-')}`}
                onClick={() => void say.run(t(phrase))}
              >
                {t(phrase)}
              </button>
            ))}
          </div>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void send();
            }}
          >
            <input
              ref={input}
              value={text}
              maxLength={1000}
              placeholder={t('chat.placeholder')}
              aria-label={t('chat.placeholder')}
              data-testid="chat-input"
              onChange={(event) => setText(event.target.value)}
            />
            <button type="submit" data-testid="chat-send" disabled={say.busy || text.trim() === ''}>
              {t('chat.send')}
            </button>
          </form>
          <ErrorNote error={say.error} />
        </>
      )}
    </section>
  );
}
