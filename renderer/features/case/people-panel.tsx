import { Badge, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import type { Part } from '../../../shared/record/state';
import { useCaseUi } from './case-ui';
import { Invitations } from './invitations';
import { InviteDialog } from './invite-dialog';

interface Row {
  key: string;
  name: string;
  badge?: string;
  part: Part;
  state: 'joined' | 'certified' | 'absent';
  me: boolean;
}

const BADGES = { joined: 'success', certified: 'processing', absent: 'default' } as const;

/** Everybody who has a part in the case, also the officers who are not enrolled yet. */
function rowsOf({ inspection, me }: CaseView): Row[] {
  const rows = inspection.participants.map(({ fingerprint, name, badge, part, joined }) => ({
    key: fingerprint,
    name,
    badge,
    // Participants without a part are not listed by the reducer.
    part: part ?? 'observer',
    state: joined || fingerprint === inspection.opened.author ? ('joined' as const) : ('certified' as const),
    me: fingerprint === me.fingerprint,
  }));
  const absent = inspection.case.officers
    .filter(({ role }) => !rows.some(({ part }) => part === role))
    .map(({ role, name, badge }) => ({
      key: role,
      name,
      badge,
      part: role,
      state: 'absent' as const,
      me: false,
    }));
  const order: Part[] = ['lead', 'second', 'representative', 'witness', 'observer'];
  return [...rows, ...absent].sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part));
}

/** Who takes part, and — for officers — invitations. */
export function PeoplePanel({ view }: { view: CaseView }) {
  const { t } = useTranslation(['case', 'desk']);
  const invite = useCaseUi((state) => state.invite);
  const rows = rowsOf(view);
  const mayInvite = view.me.part === 'lead' || view.me.part === 'second';
  // While people sign only those can still come who sign: the second officer, and a witness of a refusal.
  const open = view.phase === 'open';
  const has = (part: Part, least?: 'joined') =>
    rows.some((row) => row.part === part && (least ? row.state === least : row.state !== 'absent'));
  return (
    <aside className="people" data-testid="people">
      <h2>{t('people.title')}</h2>
      <ul>
        {rows.map(({ key, name, badge, part, state, me }) => (
          <li key={key} data-testid={`person-${part}`} data-state={state}>
            <strong>
              {name} {me && <span className="muted">{t('people.me')}</span>}
            </strong>
            <Badge status={BADGES[state]} text={t(`people.${state}`)} />
            <span className="part">
              {t(`part.${part}`, { ns: 'desk' })} <span className="mono">{badge}</span>
            </span>
          </li>
        ))}
      </ul>
      {mayInvite && view.phase !== 'sealed' && (
        <>
          <div className="buttons">
            {open && !has('representative', 'joined') && (
              <Button
                type={has('representative') ? 'default' : 'primary'}
                data-testid="invite-representative"
                onClick={() => invite('representative')}
              >
                {t('invite.representative')}
              </Button>
            )}
            {!has('second') && (
              <Button data-testid="invite-second" onClick={() => invite('second')}>
                {t('invite.second')}
              </Button>
            )}
            {!has('witness', 'joined') && (
              <Button data-testid="invite-witness" onClick={() => invite('witness')}>
                {t('invite.witness')}
              </Button>
            )}
            {open && (
              <Button data-testid="invite-observer" onClick={() => invite('observer')}>
                {t('invite.observer')}
              </Button>
            )}
          </div>
          <Invitations
            caseId={view.inspection.id}
            officers={view.inspection.case.officers
              .filter(({ role }) => role === 'second')
              .map(({ name }) => name)}
          />
          <InviteDialog view={view} />
        </>
      )}
    </aside>
  );
}
