import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { useAction } from '../../app/action';
import { ErrorNote } from '../../ui/error-note';
import { ItemPicture } from './item-picture';
import { writeFact } from './room-facts';
import { useBilingual } from './texts';

/** What the officer wants to see now, readable from two metres away, and the one button to press. */
export function RequestCard({ view }: { view: CaseView }) {
  const { t } = useTranslation('room');
  const text = useBilingual();
  const { inspection, phase } = view;
  const { currentItem, items } = inspection;
  const item = inspection.case.instruction.items.find(({ id }) => id === currentItem);
  const { ready, interrupted } = items.find(({ id }) => id === currentItem) ?? {};
  const tell = useAction((id: string) =>
    writeFact(inspection.id, { type: 'item.ready', body: { item: id } }),
  );
  if (!item) {
    return (
      <section className="request" aria-live="polite" data-testid="request">
        <p className="wish">{t('company.idle')}</p>
      </section>
    );
  }
  return (
    <section
      className="request"
      aria-live="polite"
      data-testid="request"
      data-item={item.id}
      data-again={!!interrupted}
    >
      <ItemPicture item={item} />
      <div>
        <p className="soft">{t('company.now')}</p>
        <h2 className="wish">{text(item.title)}</h2>
        <p className="detail">{text(item.requirement)}</p>
        {interrupted && <p className="again">{t('company.again')}</p>}
        <ErrorNote error={tell.error} />
      </div>
      <div className={ready ? 'confirm done' : 'confirm'}>
        <Button
          type="primary"
          data-testid="item-ready"
          disabled={!!ready || phase !== 'open'}
          loading={tell.busy}
          onClick={() => void tell.run(item.id)}
        >
          {ready ? `${t('company.ready')} ✓` : t('company.ready')}
        </Button>
        {ready && <p role="status">{t('company.ready.done')}</p>}
      </div>
    </section>
  );
}
