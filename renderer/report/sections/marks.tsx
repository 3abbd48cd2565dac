import { QRCodeSVG } from '@rc-component/qrcode';
import { beijingSecond } from '../../../shared/beijing-time';
import { sealCode } from '../../../shared/bundle/names';
import type { FieldName } from '../../../shared/pdf/fields';
import type { Inspection, Refusal } from '../../../shared/record/state';
import { nameOf } from '../attendance';
import { Both, Label, Mono } from '../bits';
import { groupHex } from '../format';
import { TEXTS } from '../texts';
import { word } from '../words';

/** What the boxes show once they are signed: the same on the signer's print and on everybody's screen. */

interface SignedProps {
  inspection: Inspection;
  field: FieldName;
  /** Fingerprint of the signer's certificate. */
  author: string;
  /** ISO 8601. */
  at: string;
  statement: string;
}

export function SignedMark({ inspection, field, author, at, statement }: SignedProps) {
  const signer = inspection.participants.find(({ fingerprint }) => fingerprint === author);
  const refusal = field === 'representative' ? null : inspection.signOff?.refusal;
  return (
    <>
      <p>
        <b className="rd-signer">{nameOf(inspection, author)}</b>
        {beijingSecond(at)}
      </p>
      <p className="rd-fine">
        <Both of={TEXTS.signedElectronically} />
      </p>
      {refusal && <p className="rd-words rd-refused">{refusalWords(inspection, refusal)}</p>}
      <p className="rd-words">{statement.trim() || word('noStatement')}</p>
      <p className="rd-fine">
        <Label of="serial" /> <Mono>{signer?.serial}</Mono>
      </p>
      <p className="rd-fine">
        <Label of="fingerprint" /> <Mono>{groupHex(author)}</Mono>
      </p>
    </>
  );
}

/** Who refuses signs nothing: only the screen shows this, and the marks of those who signed after it. */
export function RefusedMark({ inspection, refusal }: { inspection: Inspection; refusal: Refusal }) {
  return (
    <>
      <p>
        <b className="rd-signer rd-refused">
          {word(refusal.how === 'absent' ? 'absentShort' : 'refusedShort')}
        </b>
        {beijingSecond(refusal.wall)}
      </p>
      <p>{refusal.name || '—'}</p>
      <p className="rd-words">{refusalWords(inspection, refusal)}</p>
    </>
  );
}

export function SealedMark({ inspection }: { inspection: Inspection }) {
  const { seal } = inspection;
  if (!seal) return null;
  return (
    <div className="rd-sealed">
      <div>
        <p>
          <b className="rd-signer">{nameOf(inspection, seal.author)}</b>
          {beijingSecond(seal.wall)}
        </p>
        <p>
          <Both of={TEXTS.signedElectronically} />
        </p>
        <p>{word('sealCovers', { n: seal.count })}</p>
        <p className="rd-fine">
          <Label of="sealHash" /> <Mono>{groupHex(seal.event)}</Mono>
        </p>
      </div>
      <QRCodeSVG value={sealCode(inspection.id, seal.event)} size={96} level="M" title={word('codeTitle')} />
    </div>
  );
}

const refusalWords = (inspection: Inspection, { how, reason, author }: Refusal): string =>
  word(how, { reason, by: nameOf(inspection, author) });
