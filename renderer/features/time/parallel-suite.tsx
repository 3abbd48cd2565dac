import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SigningStatus } from '../../../shared/ipc/contract';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { createLive, useLive } from '../../app/live';
import { ErrorNote } from '../../ui/error-note';

const signing = createLive<SigningStatus>(
  () => call('signing.status'),
  () => () => undefined,
);

/** Whether this machine signs a second time with SM2 and SM3. */
export function ParallelSuite() {
  const { t } = useTranslation('hub');
  const { value, error } = useLive(signing);
  const set = useAction(async (parallel: SigningStatus['parallel']) => {
    await call('signing.set', { parallel });
    await signing.refresh();
  });
  return (
    <section aria-label={t('parallel.title')}>
      <Checkbox
        data-testid="parallel-suite"
        checked={value?.parallel === 'SM2-SM3'}
        disabled={!value || set.busy}
        onChange={({ target }) => void set.run(target.checked ? 'SM2-SM3' : null)}
      >
        {t('parallel.set')}
      </Checkbox>
      <p className="muted">{t('parallel.about')}</p>
      <ErrorNote error={error ?? set.error} />
    </section>
  );
}
