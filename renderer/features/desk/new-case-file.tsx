import { Alert, Button, Input } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CASE_FILE_MAX_BYTES } from '../../../shared/customs/case-file';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { ErrorNote } from '../../ui/error-note';
import { useCaseCheck } from './case-check';
import { groupIssues } from './issue-groups';
import { IssueList } from './issue-list';

/** A case from a file: chosen, dropped or pasted; checked before anything is opened. */
export function NewCaseFile({ onOpened }: { onOpened: (caseId: string) => void }) {
  const { t } = useTranslation('desk');
  const [text, setText] = useState('');
  const [over, setOver] = useState(false);
  const [trouble, setTrouble] = useState<'new.read-failed' | 'new.too-big' | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const checked = useCaseCheck(text);
  const open = useAction(async () => onOpened((await call('cases.open', { text })).case));

  const read = async (file: File | undefined) => {
    if (!file) return;
    setTrouble(null);
    if (file.size > CASE_FILE_MAX_BYTES) return setTrouble('new.too-big');
    try {
      setText(await file.text());
    } catch {
      // Moved or locked since it was chosen: the words on the screen say what to do.
      setTrouble('new.read-failed');
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void read(event.dataTransfer.files[0]);
  };
  const answer = checked?.answer;
  return (
    <div className="new-case-file">
      <button
        type="button"
        className={`new-case-drop ${over ? 'over' : ''}`}
        data-testid="case-file-drop"
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <strong>{t('new.drop')}</strong>
        <span className="muted">{t('new.drop.about')}</span>
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        data-testid="case-file-input"
        onChange={(event) => {
          void read(event.target.files?.[0]);
          // The same file, mended, can be chosen again.
          event.target.value = '';
        }}
      />
      {trouble && <Alert type="error" showIcon title={t(trouble)} />}
      <label>
        <strong>{t('new.paste')}</strong>
        <Input.TextArea
          value={text}
          rows={9}
          className="mono"
          spellCheck={false}
          data-testid="case-file-text"
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {text.trim() !== '' && !checked && <p role="status">{t('new.checking')}</p>}
      <ErrorNote error={checked?.error ?? null} />
      {answer && !answer.ok && (
        <Alert
          type="error"
          data-testid="case-file-issues"
          title={t('new.bad', { count: groupIssues(answer.issues).length })}
          description={<IssueList issues={answer.issues} />}
        />
      )}
      {answer && answer.warnings.length > 0 && (
        <Alert
          type="warning"
          data-testid="case-file-warnings"
          title={t('new.warnings')}
          description={<IssueList issues={answer.warnings} />}
        />
      )}
      {answer?.ok && <Alert type="success" showIcon title={t('new.good')} />}
      <ErrorNote error={open.error} />
      <div>
        <Button
          type="primary"
          size="large"
          disabled={!answer?.ok}
          loading={open.busy}
          data-testid="case-open"
          onClick={() => void open.run()}
        >
          {t('new.submit')}
        </Button>
      </div>
    </div>
  );
}
