import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import type { InvitationInfo } from '../../../shared/ipc/contract';
import { useAction } from '../../app/action';
import { call, on } from '../../app/bridge';
import { createLive, useLive, type LiveQuery } from '../../app/live';
import { useTimes } from '../../app/time';
import { ErrorNote } from '../../ui/error-note';

/** Invitations change when one is made, used or revoked; a used one shows by the person's certificate in the case. */
export const invitations: LiveQuery<InvitationInfo[]> = createLive(
  () => call('invitations.list', {}),
  (refresh) => on('case-changed', refresh),
);

type State = 'expires' | 'used' | 'revoked' | 'expired';

function stateOf({ usedAt, revokedAt, expiresAt }: InvitationInfo): State {
  if (usedAt) return 'used';
  if (revokedAt) return 'revoked';
  return Date.parse(expiresAt) < Date.now() ? 'expired' : 'expires';
}

interface InvitationsProps {
  caseId: string;
  /** Officers are invited to the office, not to a case: those of them who have a part in this one. */
  officers: string[];
}

/** The invitations to this case. */
export function Invitations({ caseId, officers }: InvitationsProps) {
  const { t } = useTranslation('case');
  const { value, error } = useLive(invitations);
  const revoke = useAction(async (id: string) => {
    await call('invitations.revoke', { id });
    await invitations.refresh();
  });
  const shown = (value ?? []).filter(
    (one) => one.case === caseId || (one.role === 'officer' && officers.includes(one.name ?? '')),
  );
  return (
    <>
      <h2>{t('invitations.title')}</h2>
      <ErrorNote error={revoke.error ?? error} />
      {value && shown.length === 0 && <p className="muted">{t('invitations.none')}</p>}
      <ul>
        {shown.map((one) => (
          <Row key={one.id} invitation={one} onRevoke={() => void revoke.run(one.id)} />
        ))}
      </ul>
    </>
  );
}

function Row({ invitation, onRevoke }: { invitation: InvitationInfo; onRevoke: () => void }) {
  const { t } = useTranslation(['case', 'desk']);
  const times = useTimes();
  const { id, role, name, expiresAt, usedAt } = invitation;
  const state = stateOf(invitation);
  const shownName = name ?? t('invitations.anyone');
  return (
    <li className="invitation" data-testid={`invitation-${id}`} data-state={state}>
      <span>
        {shownName}
        <span className="part muted">
          {' '}
          {t(`part.${role === 'officer' ? 'second' : role}`, { ns: 'desk' })}
        </span>
      </span>
      {state === 'expires' ? (
        <Popconfirm
          title={t('invitations.revoke.ask', { name: shownName })}
          okText={t('invitations.revoke')}
          okButtonProps={{ danger: true, 'data-testid': 'invitation-revoke-confirm' }}
          onConfirm={onRevoke}
        >
          <Button size="small" type="link" danger data-testid={`invitation-${id}-revoke`}>
            {t('invitations.revoke')}
          </Button>
        </Popconfirm>
      ) : (
        <span />
      )}
      <span className="part">
        {t(`invitations.${state}`, { time: times.minute(state === 'used' && usedAt ? usedAt : expiresAt) })}
      </span>
    </li>
  );
}
