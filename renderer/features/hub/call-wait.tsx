import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { callLimit } from '../../app/call-limit';
import { useLive } from '../../app/live';
import { ErrorNote } from '../../ui/error-note';

/** How long a lead officer at this machine waits for a broken connection before being asked what to do. */
export function CallWait() {
  const { t } = useTranslation('hub');
  const { value, error } = useLive(callLimit);
  const save = useAction(async (minutes: number) => {
    await call('call.set-limit', { minutes });
    await callLimit.refresh();
  });
  return (
    <div className="share">
      <label className="whole">
        {t('wait.minutes')}
        <InputNumber
          data-testid="call-limit"
          min={1}
          max={120}
          precision={0}
          value={value?.minutes}
          onChange={(minutes) => minutes !== null && void save.run(minutes)}
        />
      </label>
      <ErrorNote error={save.error ?? error} />
    </div>
  );
}
