import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HubStatus } from '../../../shared/ipc/contract';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { hubStatus } from '../../app/hub-status';
import { ErrorNote } from '../../ui/error-note';

/**
 * Where a hub that cannot be reached is now, as its officer says it: a computer may get another address overnight. The
 * hub is known by its certificate, so a wrong address can at most lead nowhere.
 */
export function HubAddress({ hub }: { hub: HubStatus['hubs'][number] }) {
  const { t } = useTranslation('hub');
  const [text, setText] = useState('');
  const url = addressOf(text);
  const move = useAction(async (input: { hub: string; url: string }) => {
    await call('hub.move', input);
    await hubStatus.refresh();
    setText('');
  });
  return (
    <form
      className="hub-address"
      onSubmit={(event) => {
        event.preventDefault();
        if (url) void move.run({ hub: hub.authority, url });
      }}
    >
      <label>
        {t('move.label')}
        <Input
          className="mono"
          data-testid="hub-new-address"
          placeholder="192.0.2.10:8443"
          value={text}
          maxLength={200}
          status={text !== '' && !url ? 'warning' : ''}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Button htmlType="submit" disabled={!url} loading={move.busy} data-testid="hub-move">
        {t('move.submit')}
      </Button>
      <ErrorNote error={move.error} />
    </form>
  );
}

/** `host:port` or a whole address as the origin that the app keeps; null while it is none. */
export function addressOf(text: string): string | null {
  const typed = text.trim();
  const address = typed.includes('://') ? typed : `https://${typed}`;
  if (typed === '' || !URL.canParse(address)) return null;
  const { href, origin, protocol } = new URL(address);
  return protocol === 'https:' && href === `${origin}/` ? origin : null;
}
