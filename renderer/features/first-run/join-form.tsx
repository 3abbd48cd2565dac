import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppStatus } from '../../../shared/ipc/contract';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { useJoinLink } from '../../app/join-link';
import { Button } from '../../ui/button';
import { ErrorNote } from '../../ui/error-note';
import { TextField } from '../../ui/text-field';
import { useInvitationPreview } from '../../app/invitation-preview';

interface JoinFormProps {
  about: string;
  /** Whether the person may have to say their name; an officer's enrolment always states it. */
  askName: boolean;
  onDone: (status: AppStatus, caseId: string | null) => void;
}

/** Joins with a link or code, after showing whose hub it leads to. */
export function JoinForm(props: JoinFormProps) {
  const { text: link, drop } = useJoinLink();
  // Another link that is opened starts the form anew.
  return (
    <Form
      key={link}
      {...props}
      link={link ?? ''}
      onDone={(status, caseId) => {
        drop();
        props.onDone(status, caseId);
      }}
    />
  );
}

function Form({ about, askName, onDone, link }: JoinFormProps & { link: string }) {
  const { t } = useTranslation('start');
  const [text, setText] = useState(link);
  const [name, setName] = useState('');
  const preview = useInvitationPreview(text);
  const join = useAction(async () => {
    const joined = await call('identity.join', { text: text.trim(), name: name.trim() || undefined });
    onDone(joined.status, joined.case);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (preview.found) void join.run();
  };
  return (
    <form onSubmit={submit} className="start-form">
      <p className="muted">{about}</p>
      <TextField
        label={t('join.text')}
        value={text}
        onChange={setText}
        testId="join-text"
        hint={t('join.text.hint')}
        maxLength={4000}
        lines
        autoFocus
      />
      {preview.found && (
        <div className="invitation-preview" data-testid="join-preview">
          <dl>
            <dt>{t('join.hub')}</dt>
            <dd>{preview.found.hub}</dd>
            <dt>{t('join.fingerprint')}</dt>
            <dd className="mono">{preview.found.fingerprint}</dd>
          </dl>
          <p>{t('join.compare')}</p>
        </div>
      )}
      {askName && (
        <TextField
          label={t('join.name')}
          value={name}
          onChange={setName}
          testId="join-name"
          hint={t('join.name.hint')}
          maxLength={80}
          autoComplete="name"
        />
      )}
      <ErrorNote error={join.error ?? preview.error} />
      <Button look="primary" type="submit" disabled={!preview.found || join.busy} data-testid="join-submit">
        {join.busy ? t('step.identity') : t('join.submit')}
      </Button>
    </form>
  );
}
