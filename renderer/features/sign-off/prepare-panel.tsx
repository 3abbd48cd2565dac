import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { ErrorNote } from '../../ui/error-note';

/** The lead puts the record forward; it is frozen from then on. */
export function PreparePanel({ view }: { view: CaseView }) {
  const { t } = useTranslation('signOff');
  const prepare = useAction(async () => {
    await call('signoff.prepare', { case: view.inspection.id });
  });
  return (
    <section className="panel">
      <p className="muted">{t('prepare.about')}</p>
      <ErrorNote error={prepare.error} />
      <Button
        type="primary"
        size="large"
        block
        disabled={view.contentBlockers.length > 0}
        loading={prepare.busy}
        data-testid="prepare-signoff"
        onClick={() => void prepare.run()}
      >
        {t('prepare.submit')}
      </Button>
    </section>
  );
}
