import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { newObjections } from '../../../shared/record/blockers';
import { ruleText } from '../../../shared/record/rules';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { useLanguage } from '../../app/i18n';
import { ErrorNote } from '../../ui/error-note';

/**
 * The party objected while people sign: one button takes the sign-off back, writes the answer where one was given, and
 * puts the record forward again with the objection in it. Should a step fail, what is done so far stands, and the
 * screen shows the next step as it always does.
 */
export function RenewPanel({ view }: { view: CaseView }) {
  const { t } = useTranslation('signOff');
  const language = useLanguage();
  const [answer, setAnswer] = useState('');
  const id = view.inspection.id;
  const latest = newObjections(view.inspection).at(-1);
  const renew = useAction(async (text: string) => {
    await call('signoff.reopen', { case: id, reason: t('renew.reason') });
    if (latest && text !== '') {
      const body = { objection: latest.event, text };
      await call('record.write', { case: id, fact: { type: 'objection.answered', body } });
    }
    await call('signoff.prepare', { case: id });
  });
  return (
    <section className="panel act" data-testid="renew-panel">
      <h2>{t('renew.title')}</h2>
      <p className="sentence">{ruleText('objection.not-in-signoff', language)}</p>
      <label>
        {t('renew.answer')}
        <Input.TextArea
          value={answer}
          maxLength={4000}
          rows={2}
          className="grows"
          data-testid="renew-answer"
          onChange={(event) => setAnswer(event.target.value)}
        />
      </label>
      <p className="muted">{t('renew.about')}</p>
      <ErrorNote error={renew.error} />
      <Button
        type="primary"
        size="large"
        block
        loading={renew.busy}
        data-testid="renew-submit"
        onClick={() => void renew.run(answer.trim())}
      >
        {t('renew.submit')}
      </Button>
    </section>
  );
}
