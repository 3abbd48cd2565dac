import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { mayConfirm, objectionOutside } from '../../law/course-rules';
import { useStandstill } from '../../law/standstill-words';

/** What whoever opens the case has to know before its tabs, each with the way to it; nothing where nothing is the matter. */
export function CaseNotes({ view, onOpen }: { view: CaseView; onOpen: () => void }) {
  const { t } = useTranslation('law');
  const { inspection, phase } = view;
  const still = useStandstill(inspection);
  const notes = [
    still && phase === 'open' ? { key: 'standstill', text: `${still.title} · ${still.why}` } : null,
    objectionOutside(inspection) ? { key: 'objection', text: t('note.objection') } : null,
    mayConfirm(view) ? { key: 'amendment', text: t('note.amendment') } : null,
  ].filter((note) => note !== null);
  return notes.map(({ key, text }) => (
    <Alert
      key={key}
      type="warning"
      showIcon
      title={text}
      data-testid={`note-${key}`}
      action={
        <Button size="small" data-testid={`note-${key}-go`} onClick={onOpen}>
          {t('note.go')}
        </Button>
      }
    />
  ));
}
