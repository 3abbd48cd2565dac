import { Alert, Button, Input, Modal, QRCode, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { useHubStatus } from '../../app/hub-status';
import { useInvitationPreview } from '../../app/invitation-preview';
import { useTimes } from '../../app/time';
import { CopyText } from '../../ui/copy-text';
import { ErrorNote } from '../../ui/error-note';
import { useCaseUi, type InviteKind } from './case-ui';
import { invitations } from './invitations';

const MINUTES = [60, 480, 1440, 4320, 10080] as const;
type Minutes = (typeof MINUTES)[number];

/** Makes an invitation and shows it, the one time that its secret is known. */
export function InviteDialog({ view }: { view: CaseView }) {
  const { t } = useTranslation('case');
  const { inviting, made, invite } = useCaseUi();
  if (inviting === null) return null;
  return (
    <Modal
      open
      width={made ? 640 : 480}
      // All of it fits the smallest window.
      style={{ top: 20 }}
      title={t(`invite.${inviting}`)}
      footer={null}
      onCancel={() => invite(null)}
      data-testid="invite-dialog"
    >
      {made ? <Made onDone={() => invite(null)} /> : <Ask key={inviting} view={view} kind={inviting} />}
    </Modal>
  );
}

function Ask({ view, kind }: { view: CaseView; kind: InviteKind }) {
  const { t } = useTranslation('case');
  const { case: file, id } = view.inspection;
  const second = file.officers.find(({ role }) => role === 'second');
  const isOfficer = kind === 'second';
  const [name, setName] = useState(
    isOfficer ? (second?.name ?? '') : kind === 'representative' ? (file.company.contact?.name ?? '') : '',
  );
  const [validMinutes, setValidMinutes] = useState<Minutes>(1440);
  const show = useCaseUi((state) => state.show);
  const create = useAction(async () => {
    const common = { name: name.trim() || undefined, validMinutes };
    show(
      await call(
        'invitations.create',
        isOfficer
          ? { ...common, role: 'officer', badge: second?.badge }
          : { ...common, role: kind, case: id },
      ),
    );
    await invitations.refresh();
  });
  const about = isOfficer
    ? t('invite.about.officer', { badge: second?.badge ?? '' })
    : t(`invite.about.${kind}`, { company: file.company.name, uscc: file.company.uscc });
  return (
    <div className="start-form">
      <p className="muted">{about}</p>
      <label>
        <strong>{t(isOfficer ? 'invite.name' : 'invite.name.open')}</strong>
        <Input
          value={name}
          maxLength={80}
          data-testid="invite-name"
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label>
        <strong>{t('invite.valid')}</strong>
        <Select
          value={validMinutes}
          style={{ width: '100%' }}
          data-testid="invite-valid"
          onChange={setValidMinutes}
          options={MINUTES.map((minutes) => ({ value: minutes, label: t(`invite.valid.${minutes}`) }))}
        />
      </label>
      <ErrorNote error={create.error} />
      <Button
        type="primary"
        size="large"
        disabled={isOfficer && name.trim() === ''}
        loading={create.busy}
        data-testid="invite-submit"
        onClick={() => void create.run()}
      >
        {t('invite.submit')}
      </Button>
    </div>
  );
}

function Made({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('case');
  const times = useTimes();
  const hub = useHubStatus().value;
  const made = useCaseUi((state) => state.made);
  // Read from the very link that goes out: what the other side's screen will show beside it.
  const { found } = useInvitationPreview(made?.link ?? '');
  if (!made) return null;
  const { link, code, invitation } = made;
  const onlyHere = hub?.embedded === true && (hub.listening?.host.startsWith('127.') ?? true);
  return (
    <div className="invite-made" data-testid="invite-made">
      <div className="texts">
        <div>
          <strong>{t('invite.link')}</strong>
          <div>
            <CopyText text={link} testId="invite-link" />
          </div>
        </div>
        <div>
          <strong>{t('invite.code')}</strong>
          <div className="code">
            <CopyText text={code} testId="invite-code" />
          </div>
        </div>
        {found && (
          <div>
            <strong>{t('invite.fingerprint')}</strong>
            <div className="mono" data-testid="invite-fingerprint">
              {found.fingerprint}
            </div>
            <span className="muted">{t('invite.fingerprint.about')}</span>
          </div>
        )}
        <span className="muted">
          {t('invitations.expires', { time: times.minute(invitation.expiresAt) })}
        </span>
      </div>
      <div data-testid="invite-qr">
        <QRCode value={link} type="svg" size={196} errorLevel="L" aria-label={t('invite.qr')} />
      </div>
      <div className="whole">
        <Alert type="info" title={t('invite.once')} />
        {onlyHere && <Alert type="warning" title={t('invite.loopback')} style={{ marginTop: 8 }} />}
      </div>
      <div className="whole">
        <Button type="primary" data-testid="invite-done" onClick={onDone}>
          {t('invite.done')}
        </Button>
      </div>
    </div>
  );
}
