import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MediaAccess } from '../../../shared/ipc/contract';
import type { DeviceKind } from '../../call/device-errors';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { ErrorNote } from '../../ui/error-note';

/**
 * Where the system lets a program use a device: a button that opens it, or on Linux, which has no such page, what to look
 * at. Nothing where the system says that it is allowed: then something else has the device.
 */
export function SystemHelp({ kind }: { kind: DeviceKind }) {
  const { t } = useTranslation('camera');
  const [access, setAccess] = useState<MediaAccess | null>(null);
  const open = useAction(() => call('app.open-settings', { page: kind }));
  useEffect(() => {
    let wanted = true;
    // Without an answer the error beside this says what to do.
    void call('app.media-access').then(
      (answer) => wanted && setAccess(answer),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, []);
  if (!access || access[kind] === 'granted') return null;
  const { system } = access;
  return (
    <div className="system-help" data-testid={`system-help-${kind}`} data-system={system}>
      <p>{system === 'linux' ? t('settings.linux') : t(`settings.denied.${system}`)}</p>
      {system !== 'linux' && (
        <Button data-testid="open-settings" loading={open.busy} onClick={() => void open.run()}>
          {t('settings.open')}
        </Button>
      )}
      <ErrorNote error={open.error} />
    </div>
  );
}
