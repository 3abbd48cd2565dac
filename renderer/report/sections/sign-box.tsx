import type { ReactNode } from 'react';
import { beijingSecond } from '../../../shared/beijing-time';
import { ROLE_LABELS } from '../../../shared/customs/codes';
import type { Inspection, Part, Refusal, Signature } from '../../../shared/record/state';
import { nameOf } from '../attendance';
import { Both, Label, Mono } from '../bits';
import { groupHex } from '../format';
import { TEXTS } from '../texts';
import { word } from '../words';

interface BoxProps {
  /** Names the place of this signature on the page. */
  field: Part | 'seal';
  title: { zh: string; en: string };
  children: ReactNode;
}

/** A box of fixed size for one signature, with who it is for above it. */
function SignBox({ field, title, children }: BoxProps) {
  return (
    <div className="rd-sign">
      <h3>
        <Both of={title} />
      </h3>
      <div className="rd-sign-box" data-field={field}>
        {children}
      </div>
    </div>
  );
}

export function Signed({ inspection, signature }: { inspection: Inspection; signature: Signature }) {
  const { part, name, wall, author, statement } = signature;
  const signer = inspection.participants.find(({ fingerprint }) => fingerprint === author);
  return (
    <SignBox field={part} title={ROLE_LABELS[part]}>
      <p>
        <b className="rd-signer">{name}</b>
        {beijingSecond(wall)}
      </p>
      <p>{word(statement.trim() ? 'withStatement' : 'noStatement')}</p>
      <p className="rd-fine">
        <Label of="serial" /> <Mono>{signer?.serial}</Mono>
      </p>
      <p className="rd-fine">
        <Label of="fingerprint" /> <Mono>{groupHex(author)}</Mono>
      </p>
    </SignBox>
  );
}

export function Refused({ inspection, refusal }: { inspection: Inspection; refusal: Refusal }) {
  const by = refusal.author === inspection.opened.author ? nameOf(inspection, refusal.author) : null;
  return (
    <SignBox field={refusal.part} title={ROLE_LABELS[refusal.part]}>
      <p>
        <b className="rd-signer rd-refused">
          {word(refusal.how === 'absent' ? 'absentShort' : 'refusedShort')}
        </b>
        {beijingSecond(refusal.wall)}
      </p>
      <p>{refusal.name || '—'}</p>
      <p>{by ? word('refusalNotedBy', { name: by }) : word('refusalOwn')}</p>
    </SignBox>
  );
}

export const Unsigned = ({ part }: { part: Part }) => (
  <SignBox field={part} title={ROLE_LABELS[part]}>
    <p className="rd-quiet">
      <Label of="toSign" />
    </p>
  </SignBox>
);

export function SealBox({ inspection }: { inspection: Inspection }) {
  const { seal } = inspection;
  return (
    <SignBox field="seal" title={TEXTS.sealBox}>
      {seal ? (
        <>
          <p>
            <b className="rd-signer">{nameOf(inspection, seal.author)}</b>
            {beijingSecond(seal.wall)}
          </p>
          <p>{word('sealCovers', { n: seal.count })}</p>
          <p className="rd-fine">
            <Label of="sealHash" /> <Mono>{groupHex(seal.event)}</Mono>
          </p>
        </>
      ) : (
        <p className="rd-quiet">
          <Label of="toSeal" />
        </p>
      )}
    </SignBox>
  );
}
