import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { call } from '../../app/bridge';
import { partyIsDone } from '../../app/next-step';
import { FoldedForm } from '../../law/folded-form';

/**
 * The party refuses to sign, or the lead notes that it does or that it is not there; only as long as the party has not
 * spoken. Both are confirmed by name, and a witness signs afterwards.
 */
export function RefusePanel({ view }: { view: CaseView }) {
  const { t } = useTranslation('signOff');
  const { part, name } = view.me;
  if (partyIsDone(view) || (part !== 'representative' && part !== 'lead')) return null;
  const note = (how: 'refused' | 'absent') => (reason: string) =>
    call('signoff.refuse', { case: view.inspection.id, how, reason });
  const confirm = { label: t('refuse.name'), own: name };
  return (
    <>
      <FoldedForm
        id="refuse"
        danger
        texts={{
          open: t(part === 'lead' ? 'refuse.open.lead' : 'refuse.open'),
          about: t('refuse.about'),
          label: t('refuse.reason'),
          submit: t('refuse.submit'),
        }}
        max={200}
        confirm={confirm}
        act={note('refused')}
      />
      {part === 'lead' && (
        <FoldedForm
          id="absent"
          danger
          texts={{
            open: t('absent.open'),
            about: t('absent.about'),
            label: t('absent.reason'),
            submit: t('absent.submit'),
          }}
          max={200}
          confirm={confirm}
          act={note('absent')}
        />
      )}
    </>
  );
}
