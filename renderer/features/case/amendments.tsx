import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { openAmendment } from '../../law/course-rules';
import { AmendmentCard } from './amendment-card';
import { MakeAmendment } from './make-amendment';

/** What was added after the seal, each confirmed and sealed for itself; what was sealed stays as it is. */
export function Amendments({ view, seal }: { view: CaseView; seal: string }) {
  const { t } = useTranslation('law');
  const { inspection, me } = view;
  const open = openAmendment(inspection) !== undefined;
  return (
    <section className="law" data-testid="amendments" data-count={inspection.amendments.length}>
      <h2>{t('amendments')}</h2>
      <p className="dim">{t('amendments.about')}</p>
      {inspection.amendments.length > 0 && (
        <ul>
          {inspection.amendments.map((amendment, index) => (
            <AmendmentCard key={amendment.event} view={view} amendment={amendment} number={index + 1} />
          ))}
        </ul>
      )}
      {me.part === 'lead' && <MakeAmendment caseId={inspection.id} seal={seal} open={open} />}
    </section>
  );
}
