import type { Inspection, Part, Signature } from '../../../shared/record/state';
import { heading } from '../bits';
import { together, type Block } from '../blocks';
import { Refused, SealBox, Signed, Unsigned } from './sign-box';

/** Who signs, in the order of the law: the party (or, where it refuses, a witness too), then two officers, then the seal. */
export function signatures(inspection: Inspection): Block[] {
  const { signOff } = inspection;
  const given = signOff?.signatures ?? [];
  const witnessed = Boolean(signOff?.refusal) || given.some(({ part }) => part === 'witness');
  const parts: Part[] = ['representative', ...(witnessed ? (['witness'] as const) : []), 'lead', 'second'];
  const boxes = [
    ...parts.map((part) => {
      const signature = given.find((one) => one.part === part);
      return <Box key={part} inspection={inspection} part={part} signature={signature} />;
    }),
    <SealBox key="seal" inspection={inspection} />,
  ];
  const rows: Block[] = [];
  for (let i = 0; i < boxes.length; i += 2) {
    rows.push({ key: `signatures/${i}`, className: 'rd-signing', node: boxes.slice(i, i + 2) });
  }
  return together([heading('signatures'), ...rows]);
}

interface BoxProps {
  inspection: Inspection;
  part: Part;
  signature: Signature | undefined;
}

function Box({ inspection, part, signature }: BoxProps) {
  if (signature) return <Signed inspection={inspection} signature={signature} />;
  const refusal = inspection.signOff?.refusal;
  return refusal && part === refusal.part ? (
    <Refused inspection={inspection} refusal={refusal} />
  ) : (
    <Unsigned part={part} />
  );
}
