import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ruleText } from '../../../shared/record/rules';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { useLanguage } from '../../app/i18n';
import { ErrorNote } from '../../ui/error-note';

interface MakeAmendmentProps {
  caseId: string;
  seal: string;
  /** One is not sealed yet: another has to wait. */
  open: boolean;
}

/** The lead adds something to the sealed record: why, and what. */
export function MakeAmendment({ caseId, seal, open }: MakeAmendmentProps) {
  const { t } = useTranslation(['law', 'common']);
  const language = useLanguage();
  const [unfolded, unfold] = useState(false);
  const [reason, setReason] = useState('');
  const [text, setText] = useState('');
  const make = useAction(async () => {
    const body = { seal, reason: reason.trim(), text: text.trim() };
    await call('record.write', { case: caseId, fact: { type: 'amendment.made', body } });
  });
  const submit = async (): Promise<void> => {
    if (!(await make.run())) return;
    unfold(false);
    setReason('');
    setText('');
  };
  if (open || !unfolded) {
    return (
      <div>
        <Button
          disabled={open}
          title={open ? ruleText('amendment.open', language) : undefined}
          data-testid="amendment-open"
          onClick={() => unfold(true)}
        >
          {t('amendment.open')}
        </Button>
      </div>
    );
  }
  return (
    <section className="law-form" data-testid="amendment-form">
      <p className="dim">{t('amendment.about')}</p>
      <label>
        {t('amendment.reason')}
        <Input
          autoFocus
          showCount
          value={reason}
          maxLength={200}
          data-testid="amendment-reason"
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <label>
        {t('amendment.text')}
        <Input.TextArea
          showCount
          value={text}
          maxLength={4000}
          rows={3}
          className="grows"
          data-testid="amendment-text"
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <ErrorNote error={make.error} />
      <div className="buttons">
        <Button
          type="primary"
          disabled={reason.trim() === '' || text.trim() === ''}
          loading={make.busy}
          data-testid="amendment-submit"
          onClick={() => void submit()}
        >
          {t('amendment.submit')}
        </Button>
        <Button data-testid="amendment-cancel" onClick={() => unfold(false)}>
          {t('cancel', { ns: 'common' })}
        </Button>
      </div>
    </section>
  );
}
