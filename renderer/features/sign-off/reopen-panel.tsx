import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { call } from '../../app/bridge';
import { FoldedForm } from '../../law/folded-form';

/** The lead takes the sign-off back to change something. */
export function ReopenPanel({ view }: { view: CaseView }) {
  const { t } = useTranslation('signOff');
  return (
    <FoldedForm
      id="reopen"
      texts={{
        open: t('reopen.open'),
        about: t('reopen.about'),
        label: t('reopen.reason'),
        submit: t('reopen.submit'),
      }}
      max={200}
      act={(reason) => call('signoff.reopen', { case: view.inspection.id, reason })}
    />
  );
}
