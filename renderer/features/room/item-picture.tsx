import { useTranslation } from 'react-i18next';
import containerGuide from '../../../assets/guides/container.svg';
import countGuide from '../../../assets/guides/count.svg';
import documentGuide from '../../../assets/guides/document.svg';
import goodsGuide from '../../../assets/guides/goods.svg';
import labelGuide from '../../../assets/guides/label.svg';
import nameplateGuide from '../../../assets/guides/nameplate.svg';
import openDoorGuide from '../../../assets/guides/open-door.svg';
import otherGuide from '../../../assets/guides/other.svg';
import sealGuide from '../../../assets/guides/seal.svg';
import type { InstructionItem } from '../../../shared/customs/case-schema';
import { ITEM_PICTURE_LABELS, type ItemPicture as Name } from '../../../shared/customs/codes';
import { useLanguage } from '../../app/i18n';
import './item-picture.css';

const GUIDES: Record<Name, string> = {
  container: containerGuide,
  seal: sealGuide,
  label: labelGuide,
  goods: goodsGuide,
  document: documentGuide,
  other: otherGuide,
  'open-door': openDoorGuide,
  count: countGuide,
  nameplate: nameplateGuide,
};

/** A drawing of what is wanted, the same for both sides: by the item's own choice, or by its kind. */
export function ItemPicture({ item }: { item: InstructionItem }) {
  const { t } = useTranslation('room');
  const language = useLanguage();
  const name = item.picture ?? item.kind;
  return (
    <img
      className="item-picture"
      src={GUIDES[name]}
      alt={t('company.guide', { title: ITEM_PICTURE_LABELS[name][language] })}
      data-testid="item-picture"
      data-picture={name}
    />
  );
}
