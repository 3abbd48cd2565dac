import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HubStatus } from '../../../shared/ipc/contract';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { hubStatus } from '../../app/hub-status';
import { CopyText } from '../../ui/copy-text';
import { createLive, useLive } from '../../app/live';
import { ErrorNote } from '../../ui/error-note';

/** Asked anew each time the panel opens: a cable may have been plugged in. */
const hubAddresses = createLive(
  () => call('hub.addresses'),
  () => () => undefined,
);

const isLoopback = (host: string): boolean =>
  host === '::1' || host === 'localhost' || host.startsWith('127.');

/** Where the hub of this machine listens, and the choice of another address: one click shares it on the network. */
export function ShareHub({ status }: { status: HubStatus }) {
  const { t } = useTranslation('hub');
  const { listening } = status;
  const [host, setHost] = useState<string | null>(null);
  const [port, setPort] = useState<number | null>(null);
  const { value: addresses, error: unknown } = useLive(hubAddresses);
  const listen = useAction(async (input: { host: string; port: number }) => {
    await call('hub.listen', input);
    await hubStatus.refresh();
  });

  const loopback = listening === null || isLoopback(listening.host);
  // The first address of the network is what sharing means unless the person chooses another one.
  const outward = addresses?.find((address) => !address.loopback)?.address;
  const chosen = host ?? (loopback ? outward : listening.host) ?? listening?.host ?? '127.0.0.1';
  const chosenPort = port ?? listening?.port ?? 0;
  return (
    <div className="share">
      <div className="whole">
        <strong>{t('embedded.title')}</strong>
        <div>
          {t('embedded.listening')}{' '}
          {listening ? (
            <CopyText text={`${listening.host}:${listening.port}`} testId="hub-address" />
          ) : (
            t('embedded.stopped')
          )}
        </div>
        {listening && <p className="muted">{t(loopback ? 'embedded.loopback' : 'embedded.shared')}</p>}
        <ErrorNote error={status.error} />
      </div>
      <label>
        {t('share.address')}
        <Select
          data-testid="hub-address-select"
          value={chosen}
          onChange={setHost}
          options={addresses?.map(({ address, loopback: own, interface: name }) => ({
            value: address,
            label: t('share.choice', { address, where: own ? t('share.loopback') : name }),
          }))}
        />
      </label>
      <label title={t('share.port.hint')}>
        {t('share.port')}
        <InputNumber data-testid="hub-port" min={0} max={65535} value={chosenPort} onChange={setPort} />
      </label>
      <div className="whole">
        <ErrorNote error={listen.error ?? unknown} />
        {listening && (chosen !== listening.host || chosenPort !== listening.port) && (
          <p className="muted">{t('share.leaves')}</p>
        )}
        <Button
          type="primary"
          loading={listen.busy}
          data-testid="hub-listen"
          onClick={() => void listen.run({ host: chosen, port: chosenPort })}
        >
          {t(loopback && !isLoopback(chosen) ? 'share.submit' : 'share.apply')}
        </Button>
      </div>
    </div>
  );
}
