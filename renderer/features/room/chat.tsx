import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { MAY_WRITE } from '../../../shared/record/parts';
import type { CaseView } from '../../../shared/ipc/contract';
import { useAction } from '../../app/action';
import { useTimes } from '../../app/time';
import { ErrorNote } from '../../ui/error-note';
import { CardHint } from './guide/card-hint';
import { COMPANY_PHRASES, OFFICER_PHRASES, useLineText, usePhrases } from './guide/phrases';
import { writeFact } from './room-facts';
import './chat.css';

/** Written messages; they are on the record like everything else that was said to the other side. */
export function Chat({ view, input }: { view: CaseView; input?: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation('room');
  const times = useTimes();
  const [text, setText] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const { inspection, me } = view;
  const { chat } = inspection;
  const mayWrite = me.part !== null && MAY_WRITE['chat.said'].includes(me.part);
  const lead = me.part === 'lead';
  const phrases = me.part === 'representative' ? COMPANY_PHRASES : OFFICER_PHRASES;
  const lineText = useLineText();
  const sayPhrase = usePhrases(inspection.id);
  const say = useAction((act: () => Promise<void>) => act());
  const names = new Map(inspection.participants.map(({ fingerprint, name }) => [fingerprint, name]));

  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [chat.length]);

  const send = async (card: boolean): Promise<void> => {
    const words = text.trim();
    const body = { text: words, ...(card && { card }) };
    const write = () => writeFact(inspection.id, { type: 'chat.said', body });
    if (words !== '' && (await say.run(write))) setText('');
  };
  return (
    <section className="chat" aria-label={t('chat.title')}>
      <ol ref={list} aria-live="polite" data-testid="chat-list">
        {chat.length === 0 && <li className="soft">{t('chat.empty')}</li>}
        {chat.map((line) => (
          <li
            key={line.event}
            className={line.author === me.fingerprint ? 'mine' : ''}
            data-card={line.card ?? false}
          >
            <span className="soft">
              {names.get(line.author) ?? ''} {times.clock(line.wall)}
            </span>
            <span>{lineText(line)}</span>
          </li>
        ))}
      </ol>
      {mayWrite && (
        <>
          <div className="phrases" role="group" aria-label={t('chat.phrases')}>
            {phrases.map((phrase, index) => (
              <button
                key={phrase}
                type="button"
                title={lead ? `Shift+${index + 1}` : undefined}
                aria-keyshortcuts={lead ? `Shift+${index + 1}` : undefined}
                data-testid={`chat-phrase-${phrase}`}
                onClick={() => void say.run(() => sayPhrase(phrase, lead))}
              >
                {t(`phrase.${phrase}`)}
              </button>
            ))}
          </div>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void send(false);
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
            {lead && (
              <button
                type="button"
                title={t('card.title')}
                data-testid="chat-card"
                disabled={say.busy || text.trim() === ''}
                onClick={() => void send(true)}
              >
                {t('card.send')}
              </button>
            )}
          </form>
          {lead && <CardHint />}
          <ErrorNote error={say.error} />
        </>
      )}
    </section>
  );
}
