import { Badge } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import type { Part } from '../../../shared/record/state';
import { missingSigners, partyIsDone } from '../../app/next-step';
import { useTimes } from '../../app/time';

/** Who has signed, who has refused, and who is waited for. */
export function SignatureList({ view }: { view: CaseView }) {
  const { t } = useTranslation('signOff');
  const times = useTimes();
  const { signOff, voided, parallel } = view.inspection;
  if (!signOff) return null;
  const missing = missingSigners(view);
  const waiting = (part: Part) => {
    if (part === view.me.part && (partyIsDone(view) || part === 'representative')) return t('sign.turn');
    return (part === 'lead' || part === 'second') && !partyIsDone(view) ? t('sign.later') : t('sign.waiting');
  };
  return (
    <section className="panel" data-testid="signatures">
      <h2>{t('sign.status')}</h2>
      <ul className="signatures">
        {signOff.refusal && (
          <li data-testid="signature-refused" data-state={signOff.refusal.how}>
            <Badge status="error" />
            <strong>{t('sign.representative')}</strong> {signOff.refusal.name}
            <span className="muted">
              {t(`sign.${signOff.refusal.how}`, { time: times.minute(signOff.refusal.wall) })}
            </span>
            <p>{t('sign.reason', { text: signOff.refusal.reason })}</p>
          </li>
        )}
        {signOff.signatures.map(({ event, part, name, wall, statement }) => (
          <li key={event} data-testid={`signature-${part}`} data-state="signed">
            <Badge status="success" />
            <strong>{t(`sign.${part}`)}</strong> {name}
            <span className="muted">
              {t('sign.done', { time: times.minute(wall) })}
              {parallel.some(({ of }) => of === event) && ` ${t('sign.parallel')}`}
            </span>
            {statement !== '' && <p>{t('sign.objection', { text: statement })}</p>}
          </li>
        ))}
        {missing.map((part) => (
          <li key={part} data-testid={`signature-${part}`} data-state="missing">
            <Badge status="default" />
            <strong>{t(`sign.${part}`)}</strong>
            <span className="muted">{waiting(part)}</span>
          </li>
        ))}
      </ul>
      {voided.length > 0 && <p className="muted">{t('sign.voided', { count: voided.length })}</p>}
    </section>
  );
}
