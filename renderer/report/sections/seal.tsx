import { QRCodeSVG } from '@rc-component/qrcode';
import { beijingSecond } from '../../../shared/beijing-time';
import type { Inspection } from '../../../shared/record/state';
import { Facts, heading, line, Mono } from '../bits';
import { together, type Block } from '../blocks';
import { groupHex, plainNumber } from '../format';
import { TEXTS } from '../texts';
import { word } from '../words';

/** The seal with its code to scan, and how the record is checked. */
export function seal(inspection: Inspection): Block[] {
  const { seal: applied } = inspection;
  const how: Block = {
    key: 'seal/how',
    node: (
      <p className="rd-note">
        {TEXTS.how.zh}
        <small lang="en"> {TEXTS.how.en}</small>
      </p>
    ),
  };
  if (!applied) return together([heading('seal'), line('seal/none', word('notSealed')), how]);
  const code = `yuanjian-seal:${inspection.id}:${applied.event}`;
  const facts: Block = {
    key: 'seal/facts',
    className: 'rd-seal',
    node: (
      <>
        <Facts
          facts={[
            ['sealedAt', beijingSecond(applied.wall), 'wide'],
            ['sealCount', plainNumber(applied.count), 'wide'],
            ['sealHash', <Mono>{groupHex(applied.event)}</Mono>, 'wide'],
            ['sealRoot', <Mono>{groupHex(applied.root)}</Mono>, 'wide'],
            ['authority', <Mono>{groupHex(inspection.authority)}</Mono>, 'wide'],
          ]}
        />
        <figure>
          <QRCodeSVG value={code} size={128} level="M" title={word('codeTitle')} />
          <figcaption>{word('codeAbout')}</figcaption>
        </figure>
      </>
    ),
  };
  return together([heading('seal'), facts, how]);
}
