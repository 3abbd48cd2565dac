import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import containerGuide from '../../../assets/guides/container.svg';
import documentGuide from '../../../assets/guides/document.svg';
import goodsGuide from '../../../assets/guides/goods.svg';
import labelGuide from '../../../assets/guides/label.svg';
import otherGuide from '../../../assets/guides/other.svg';
import sealGuide from '../../../assets/guides/seal.svg';
import { ITEM_KIND_LABELS, type ItemKind } from '../../../shared/customs/codes';
import type { CaseView } from '../../../shared/ipc/contract';
import { useAction } from '../../app/action';
import { useLanguage } from '../../app/i18n';
import { ErrorNote } from '../../ui/error-note';
import { writeFact } from './room-facts';
import { useBilingual } from './texts';

const GUIDES: Record<ItemKind, string> = {
  container: containerGuide,
  seal: sealGuide,
  label: labelGuide,
  goods: goodsGuide,
  document: documentGuide,
  other: otherGuide,
};

/** What the officer wants to see now, readable from two metres away, and the one button to press. */
export function RequestCard({ view }: { view: CaseView }) {
  const { t } = useTranslation('room');
  const language = useLanguage();
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
      <img
        src={GUIDES[item.kind]}
        alt={t('company.guide', { title: ITEM_KIND_LABELS[item.kind][language] })}
      />
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
