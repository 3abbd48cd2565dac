import { QRCodeSVG } from '@rc-component/qrcode';
import { beijingSecond } from '../../../shared/beijing-time';
import { fromBase64 } from '../../../shared/bytes';
import { sealCode } from '../../../shared/bundle/names';
import { ROLE_LABELS } from '../../../shared/customs/codes';
import type { FieldName } from '../../../shared/pdf/fields';
import type { Inspection, Refusal } from '../../../shared/record/state';
import { readToken } from '../../../shared/time/token';
import { nameOf } from '../attendance';
import { Both, Filled, Label, Mono } from '../bits';
import { groupHex } from '../format';
import { TEXTS } from '../texts';
import { word } from '../words';

/** From so many characters on, words are printed smaller. */
const LONG = 90;
/** What the seal's box has room for: four signers with two authorities each. */
const MOST_STAMPS = 8;

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
      {refusal && <Words text={refusalWords(inspection, refusal)} tone="rd-refused" />}
      {statement.trim() ? <Words text={statement.trim()} /> : <Words text={TEXTS.noStatement} />}
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
      <Words text={refusalWords(inspection, refusal)} />
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
        <p>
          <Filled of="sealCovers" params={{ n: seal.count }} />
        </p>
        <p className="rd-fine">
          <Label of="sealHash" /> <Mono>{groupHex(seal.event)}</Mono>
        </p>
        <Stamps inspection={inspection} />
      </div>
      <QRCodeSVG value={sealCode(inspection.id, seal.event)} size={96} level="M" title={word('codeTitle')} />
    </div>
  );
}

/** Words in full; smaller where they are long, so that the box has room for all of them. */
function Words({ text, tone = '' }: { text: string | { zh: string; en: string }; tone?: string }) {
  const long = typeof text === 'string' && text.length > LONG;
  return (
    <p className={`rd-words ${tone} ${long ? 'rd-words-long' : ''}`}>
      {typeof text === 'string' ? text : <Both of={text} />}
    </p>
  );
}

/** The trusted timestamps over the signatures, as far as they are known when the seal is printed. */
function Stamps({ inspection }: { inspection: Inspection }) {
  const stamps = (inspection.signOff?.signatures ?? []).flatMap(({ event, part, name }) =>
    inspection.timestamps
      .filter(({ of, over }) => over === 'signature' && of === event)
      .map(({ event: key, authority, token }) => ({ key, part, name, authority, at: timeIn(token) })),
  );
  if (stamps.length === 0) return null;
  return (
    <>
      <p className="rd-fine">
        <Label of="stamps" />
      </p>
      {stamps.slice(0, MOST_STAMPS).map(({ key, part, name, authority, at }) => (
        <p key={key} className="rd-fine">
          {part === 'observer' ? '' : ROLE_LABELS[part].zh} {name}：{beijingSecond(at)}（{authority}）
        </p>
      ))}
    </>
  );
}

/** The time that a token names; whether it holds is the verifier's to say. */
function timeIn(token: string): string {
  try {
    return readToken(fromBase64(token)).info.at.toISOString();
  } catch {
    return word('noTime');
  }
}

const refusalWords = (inspection: Inspection, { how, reason, author }: Refusal): string =>
  word(how, { reason, by: nameOf(inspection, author) });
