import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../app/action';
import { ErrorNote } from '../ui/error-note';
import { NameField } from '../ui/name-field';
import './law.css';

interface FoldedFormProps {
  /** Begins every test id: `refuse` gives `refuse-open`, `refuse-text`, `refuse-name`, `refuse-submit`. */
  id: string;
  texts: { open: string; about: string; label: string; submit: string };
  /** Most characters that the record takes. */
  max: number;
  /** The person's own name, where the act is confirmed by typing it. */
  confirm?: { label: string; own: string };
  /** What cannot be undone is red. */
  danger?: boolean;
  /** Whether the text may stay empty. */
  optional?: boolean;
  /** Why it cannot be done now. */
  against?: string | null;
  act: (text: string) => Promise<unknown>;
}

/** Something with consequences that is put in words: folded away until it is asked for. */
export function FoldedForm(props: FoldedFormProps) {
  const { id, texts, danger = false, against = null } = props;
  const [open, setOpen] = useState(false);
  if (open) return <Unfolded {...props} onClose={() => setOpen(false)} />;
  return (
    <Button
      type={danger ? 'text' : 'default'}
      danger={danger}
      disabled={against !== null}
      title={against ?? undefined}
      data-testid={`${id}-open`}
      onClick={() => setOpen(true)}
    >
      {texts.open}
    </Button>
  );
}

function Unfolded(props: FoldedFormProps & { onClose: () => void }) {
  const { id, texts, max, confirm, danger = false, optional = false, against = null, act, onClose } = props;
  const { t } = useTranslation('common');
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const run = useAction(act);
  const said = text.trim();
  const unconfirmed = confirm !== undefined && name.trim() !== confirm.own;
  const submit = async (): Promise<void> => {
    if (await run.run(said)) onClose();
  };
  return (
    <section className="law-form" data-testid={`${id}-form`}>
      <p className="dim">{texts.about}</p>
      <label>
        {texts.label}
        <Input.TextArea
          autoFocus
          showCount
          value={text}
          maxLength={max}
          rows={2}
          className="grows"
          data-testid={`${id}-text`}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {confirm && (
        <NameField
          label={confirm.label}
          own={confirm.own}
          value={name}
          onChange={setName}
          testId={`${id}-name`}
        />
      )}
      {against !== null && <p className="rule-against sentence">{against}</p>}
      <ErrorNote error={run.error} />
      <div className="buttons">
        <Button
          type="primary"
          danger={danger}
          disabled={against !== null || unconfirmed || (said === '' && !optional)}
          loading={run.busy}
          data-testid={`${id}-submit`}
          onClick={() => void submit()}
        >
          {texts.submit}
        </Button>
        <Button data-testid={`${id}-cancel`} onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </section>
  );
}
