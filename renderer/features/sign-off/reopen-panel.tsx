import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { call } from '../../app/bridge';
import { ReasonPanel } from './reason-panel';

/** The lead takes the sign-off back to change something. */
export function ReopenPanel({ view }: { view: CaseView }) {
  const { t } = useTranslation('signOff');
  return (
    <ReasonPanel
      id="reopen"
      open={t('reopen.open')}
      act={(reason) => call('signoff.reopen', { case: view.inspection.id, reason })}
    />
  );
}
