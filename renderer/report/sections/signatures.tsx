import { FIELD_NAMES, type FieldName } from '../../../shared/pdf/fields';
import type { Inspection } from '../../../shared/record/state';
import { heading } from '../bits';
import { together, type Block } from '../blocks';
import { RefusedMark, SealedMark, SignedMark } from './marks';
import { SignBox } from './sign-box';

/**
 * Who signs, in the order of the law: the party, a witness where it refuses, two officers, then the seal. Every box is
 * there before anybody has signed, since the page that is signed is the page that was printed.
 */
export function signatures(inspection: Inspection): Block[] {
  const boxes = FIELD_NAMES.map((field) => (
    <SignBox key={field} field={field}>
      {markIn(inspection, field)}
    </SignBox>
  ));
  const rows: Block[] = [];
  for (let i = 0; i < boxes.length; i += 2) {
    rows.push({ key: `signatures/${i}`, className: 'rd-signing', node: boxes.slice(i, i + 2) });
  }
  return together([heading('signatures'), ...rows]);
}

function markIn(inspection: Inspection, field: FieldName) {
  const { signOff, seal } = inspection;
  if (field === 'seal') return seal && <SealedMark inspection={inspection} />;
  const signature = signOff?.signatures.find(({ part }) => part === field);
  if (signature) {
    const { author, wall, statement } = signature;
    return <SignedMark {...{ inspection, field, author, statement }} at={wall} />;
  }
  const refused = field === 'representative' && signOff?.refusal;
  return refused ? <RefusedMark inspection={inspection} refusal={refused} /> : null;
}
