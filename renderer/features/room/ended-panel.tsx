import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { go } from '../../app/route';
import { ErrorNote } from '../../ui/error-note';
import { prepareRoom, useRoom } from './room-session';

/** After a call that ended by itself: what happened, what is safe, and the ways on. */
export function EndedPanel({ view }: { view: CaseView }) {
  const { t } = useTranslation('room');
  const error = useRoom((room) => room.error);
  const { id } = view.inspection;
  return (
    <main className="door" data-testid="call-ended">
      <h1>{t('ended.title')}</h1>
      <ErrorNote error={error} />
      <p>{t('ended.safe')}</p>
      <div className="actions">
        <Button size="large" data-testid="room-back" onClick={() => go({ screen: 'case', caseId: id })}>
          {t('back')}
        </Button>
        <Button
          size="large"
          type="primary"
          data-testid="room-again"
          onClick={() => void prepareRoom(id, view.me.part)}
        >
          {t('ended.again')}
        </Button>
      </div>
    </main>
  );
}
