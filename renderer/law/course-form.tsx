import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../shared/ipc/contract';
import type { InputOf } from '../../shared/ipc/inputs';
import { useAction } from '../app/action';
import { call } from '../app/bridge';
import { ErrorNote } from '../ui/error-note';

/** What every form of the course is given. */
export interface CourseFormProps {
  view: CaseView;
  onClose: () => void;
}

interface FormProps extends CourseFormProps {
  id: 'suspend' | 'resume' | 'end';
  label: string;
  about: string;
  /** The fact that is written with the text; null while something is missing. */
  fact: (text: string) => InputOf<'record.write'>['fact'] | null;
  danger?: boolean;
  /** What is asked before the text. */
  before?: ReactNode;
  /** The text to begin with. */
  begin?: string;
  /** What is asked after it. */
  after?: ReactNode;
}

/** The frame of such a form: what it does, a text of up to 200 characters, and the button that writes it. */
export function CourseForm(props: FormProps) {
  const { view, onClose, id, label, about, fact, danger = false, before, after, begin = '' } = props;
  const { t } = useTranslation(['law', 'common']);
  const [text, setText] = useState(begin);
  const said = fact(text.trim());
  const write = useAction(async (chosen: InputOf<'record.write'>['fact']) => {
    await call('record.write', { case: view.inspection.id, fact: chosen });
  });
  const submit = async (): Promise<void> => {
    if (said && (await write.run(said))) onClose();
  };
  return (
    <section className="law-form" data-testid={`${id}-form`}>
      <p className="dim">{about}</p>
      {before}
      <label>
        {label}
        <Input.TextArea
          showCount
          value={text}
          maxLength={200}
          rows={2}
          className="grows"
          data-testid={`${id}-text`}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {after}
      <ErrorNote error={write.error} />
      <div className="buttons">
        <Button
          // In the room, white on the dark theme's red is too faint to read: an outline instead.
          type={danger ? 'default' : 'primary'}
          danger={danger}
          disabled={said === null}
          loading={write.busy}
          data-testid={`${id}-submit`}
          onClick={() => void submit()}
        >
          {t(`act.${id}`)}
        </Button>
        <Button data-testid={`${id}-cancel`} onClick={onClose}>
          {t('cancel', { ns: 'common' })}
        </Button>
      </div>
    </section>
  );
}
