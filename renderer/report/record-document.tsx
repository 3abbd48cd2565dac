import { useMemo } from 'react';
import { BEIJING_ZONE } from '../../shared/beijing-time';
import type { ClockFinding } from '../../shared/record/clock';
import type { Inspection } from '../../shared/record/state';
import { Flow } from './flow';
import { groupDeclaration } from './format';
import { Pictures, type ImageUrl } from './pictures';
import { recordBlocks } from './record-blocks';
import { usePages } from './use-pages';
import { word } from './words';
import '../ui/fonts.css';
import './styles/sheet.css';
import './styles/text.css';
import './styles/table.css';
import './styles/parts.css';

export interface RecordDocumentProps {
  inspection: Inspection;
  /** Where the clocks of the record contradict each other; the same list keeps the sheets as they are laid out. */
  clockFindings: readonly ClockFinding[];
  imageUrl: ImageUrl;
  /** These sheets become the report that is put forward. */
  printing?: boolean;
  /** The sheets are drawn this much larger. */
  scale?: number;
}

const NO_PICTURE: ImageUrl = () => '';

/**
 * The whole record on the sheets that it is printed on. Paper and screen show these same sheets, so that who reads
 * before signing sees the pages that will be printed.
 */
export function RecordDocument(props: RecordDocumentProps) {
  const { inspection, clockFindings, imageUrl, printing = false, scale = 1 } = props;
  const blocks = useMemo(
    () => recordBlocks(inspection, clockFindings, printing),
    [inspection, clockFindings, printing],
  );
  const { laid, host, measuring } = usePages(blocks);
  const pages = laid?.pages ?? [];
  return (
    <div
      className="rd"
      lang="zh-CN"
      style={scale === 1 ? undefined : { transform: `scale(${scale})` }}
      data-testid="record-document"
      data-pages={pages.length}
    >
      <Pictures value={imageUrl}>
        {laid &&
          pages.map((shown, page) => (
            <section key={page} className="rd-sheet" data-sheet={page + 1}>
              <div className="rd-page">
                <Flow blocks={laid.blocks} shown={shown} />
              </div>
              <Foot inspection={inspection} page={page + 1} pages={pages.length} />
            </section>
          ))}
      </Pictures>
      {measuring && (
        <Pictures value={NO_PICTURE}>
          <div ref={host} className="rd-measure" aria-hidden inert>
            <div className="rd-page" data-room />
            <Flow blocks={blocks} shown={blocks.map((_, i) => i)} />
          </div>
        </Pictures>
      )}
    </div>
  );
}

interface FootProps {
  inspection: Inspection;
  page: number;
  pages: number;
}

/** Which record, which page of it, and whose time; an ornament to readers of the tagged text, who have it all already. */
function Foot({ inspection, page, pages }: FootProps) {
  return (
    <footer className="rd-foot" aria-hidden>
      <span>
        {word('declarationNumber')} {groupDeclaration(inspection.case.declaration.number)} · {word('record')}{' '}
        {inspection.id}
      </span>
      <span className="rd-page-number">{word('page', { n: page, m: pages })}</span>
      <span>{BEIJING_ZONE.zh}</span>
    </footer>
  );
}
