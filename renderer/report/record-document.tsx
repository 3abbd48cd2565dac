import type { Inspection } from '../../shared/record/state';
import { DocumentLanguage, type Language } from './language';
import { Pictures, type ImageUrl } from './pictures';
import { Containers } from './sections/containers';
import { Course } from './sections/course';
import { Evidence } from './sections/evidence';
import { Goods } from './sections/goods';
import { Declaration, Head } from './sections/head';
import { Items } from './sections/items';
import { People } from './sections/people';
import { Rejected, Seal } from './sections/seal';
import { Signatures } from './sections/signatures';
import './record-document.css';

export interface RecordDocumentProps {
  inspection: Inspection;
  imageUrl: ImageUrl;
  language?: Language;
}

/** The whole record as it is printed; the same on paper and on the screen where it is read before signing. */
export function RecordDocument({ inspection, imageUrl, language = 'zh' }: RecordDocumentProps) {
  return (
    <DocumentLanguage value={language}>
      <Pictures value={imageUrl}>
        <div className="rd" lang={language === 'zh' ? 'zh-CN' : 'en'} data-testid="record-document">
          <Head inspection={inspection} />
          <Declaration inspection={inspection} />
          <People inspection={inspection} />
          <Containers inspection={inspection} />
          <Items inspection={inspection} />
          <Goods inspection={inspection} />
          <Course inspection={inspection} />
          <Signatures inspection={inspection} />
          <Evidence inspection={inspection} />
          <Seal inspection={inspection} />
          <Rejected inspection={inspection} />
        </div>
      </Pictures>
    </DocumentLanguage>
  );
}
