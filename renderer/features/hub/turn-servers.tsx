import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TurnStatus } from '../../../shared/ipc/contract';
import { TurnSecret, TurnUrls } from '../../../shared/protocol/paths';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { createLive, useLive } from '../../app/live';
import { ErrorNote } from '../../ui/error-note';

const turnStatus = createLive(
  () => call('hub.turn'),
  () => () => undefined,
);

/** The relays that calls of this office may go through. */
export function TurnServers() {
  const { value, error } = useLive(turnStatus);
  return (
    <>
      <ErrorNote error={error} />
      {/* Made anew when what is kept changed: the fields begin with it. */}
      {value && <TurnForm key={JSON.stringify(value)} kept={value} />}
    </>
  );
}

function TurnForm({ kept }: { kept: TurnStatus }) {
  const { t } = useTranslation('hub');
  const [text, setText] = useState(kept.urls.join('\n'));
  const [secret, setSecret] = useState('');
  const [relayOnly, setRelayOnly] = useState(kept.relayOnly);
  const save = useAction(async (urls: string[]) => {
    const changed = secret.trim() === '' ? {} : { secret };
    await call('hub.set-turn', { urls, relayOnly: relayOnly && urls.length > 0, ...changed });
    await turnStatus.refresh();
  });
  const urls = TurnUrls.safeParse(text.split(/\s+/).filter(Boolean));
  const some = urls.success && urls.data.length > 0;
  const badSecret = secret.trim() !== '' && !TurnSecret.safeParse(secret).success;
  const noSecret = some && !kept.hasSecret && secret.trim() === '';
  return (
    <form
      className="share turn"
      onSubmit={(event) => {
        event.preventDefault();
        if (urls.success) void save.run(urls.data);
      }}
    >
      <div className="whole">
        <strong>{t('turn.title')}</strong>
        <p className="muted">{t('turn.about')}</p>
      </div>
      <label className="whole">
        {t('turn.urls')}
        <Input.TextArea
          data-testid="turn-urls"
          autoSize={{ minRows: 2, maxRows: 4 }}
          placeholder="turns:relay.example:443?transport=tcp"
          value={text}
          status={urls.success ? undefined : 'error'}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      {!urls.success && <p className="whole bad">{t('turn.urls.bad')}</p>}
      <label className="whole">
        {t('turn.secret')}
        <Input.Password
          data-testid="turn-secret"
          autoComplete="off"
          placeholder={t(kept.hasSecret ? 'turn.secret.kept' : 'turn.secret.hint')}
          value={secret}
          status={badSecret ? 'error' : undefined}
          onChange={({ target }) => setSecret(target.value)}
        />
      </label>
      {badSecret && <p className="whole bad">{t('turn.secret.bad')}</p>}
      <Checkbox
        className="whole"
        data-testid="turn-relay-only"
        checked={relayOnly && some}
        disabled={!some}
        onChange={({ target }) => setRelayOnly(target.checked)}
      >
        {t('turn.relay-only')}
      </Checkbox>
      <div className="whole">
        <ErrorNote error={save.error} />
        <Button
          htmlType="submit"
          loading={save.busy}
          disabled={!urls.success || badSecret || noSecret}
          data-testid="turn-save"
        >
          {t('share.apply')}
        </Button>
      </div>
    </form>
  );
}
