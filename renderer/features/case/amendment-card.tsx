import { Badge } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import type { Amendment } from '../../../shared/record/state';
import { call } from '../../app/bridge';
import { useTimes } from '../../app/time';
import { mayConfirm } from '../../law/course-rules';
import { FoldedForm } from '../../law/folded-form';
import { CopyText } from '../../ui/copy-text';
import { SealAmendment } from './seal-amendment';

interface AmendmentCardProps {
  view: CaseView;
  amendment: Amendment;
  /** Its place among the amendments, from 1. */
  number: number;
}

/** One amendment: why, what, who confirmed it, and whether it is sealed; with what this person can do about it. */
export function AmendmentCard({ view, amendment, number }: AmendmentCardProps) {
  const { t } = useTranslation(['law', 'desk']);
  const times = useTimes();
  const { event, wall, reason, text, confirmed, seal } = amendment;
  const state = seal ? 'sealed' : confirmed.length > 0 ? 'confirmed' : 'made';
  return (
    <li data-testid="amendment" data-state={state}>
      <div className="buttons">
        <strong>{t('amendment.number', { number })}</strong>
        <Badge status={seal ? 'success' : 'processing'} text={t(`amendment.state.${state}`)} />
        <span className="dim">{t('amendment.made', { time: times.minute(wall) })}</span>
      </div>
      <p className="words">{t('amendment.why', { reason })}</p>
      <p className="words">{text}</p>
      {confirmed.map((one) => (
        <p key={one.event} className="answer words" data-testid={`amendment-confirmed-${one.part}`}>
          {t('amendment.confirmed', {
            part: t(`part.${one.part}`, { ns: 'desk' }),
            name: one.name,
            time: times.minute(one.wall),
          })}
          {one.remark !== '' && ` · ${one.remark}`}
        </p>
      ))}
      {seal && (
        <p>
          <span className="dim">{t('amendment.sealed', { time: times.second(seal.wall) })}</span>{' '}
          <CopyText text={seal.event} testId="amendment-seal-hash" />
        </p>
      )}
      {!seal && mayConfirm(view) && (
        <FoldedForm
          id="confirm-amendment"
          optional
          texts={{
            open: t('confirm.open'),
            about: t('confirm.about'),
            label: t('confirm.remark'),
            submit: t('confirm.submit'),
          }}
          max={4000}
          act={(remark) =>
            call('record.write', {
              case: view.inspection.id,
              fact: { type: 'amendment.confirmed', body: { amendment: event, remark } },
            })
          }
        />
      )}
      {!seal && view.me.part === 'lead' && <SealAmendment view={view} amendment={amendment} />}
    </li>
  );
}
