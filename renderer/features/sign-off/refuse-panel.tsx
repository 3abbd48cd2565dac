import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { call } from '../../app/bridge';
import { partyIsDone } from '../../app/next-step';
import { ReasonPanel } from './reason-panel';

/** The party refuses to sign, or the lead notes that it does; only as long as the party has not spoken. */
export function RefusePanel({ view }: { view: CaseView }) {
  const { t } = useTranslation('signOff');
  const { part } = view.me;
  if (partyIsDone(view) || (part !== 'representative' && part !== 'lead')) return null;
  return (
    <ReasonPanel
      id="refuse"
      open={t(part === 'lead' ? 'refuse.open.lead' : 'refuse.open')}
      act={(reason) => call('signoff.refuse', { case: view.inspection.id, how: 'refused', reason })}
    />
  );
}
