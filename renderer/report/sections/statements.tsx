import { beijingSecond } from '../../../shared/beijing-time';
import { ROLE_LABELS } from '../../../shared/customs/codes';
import type { Inspection, Refusal, Signature } from '../../../shared/record/state';
import { nameOf } from '../attendance';
import { Both, heading, line, said } from '../bits';
import { together, type Block } from '../blocks';
import { word } from '../words';

/** What people said when they signed, in full; who refused and why; sign-offs that were taken back. */
export function statements(inspection: Inspection): Block[] {
  const { signOff, voided } = inspection;
  const found: Block[] = [];
  const refusal = signOff?.refusal;
  if (refusal) {
    found.push(
      ...together([
        who('statements/refusal', refusal),
        line(
          'statements/reason',
          word(refusal.how, { reason: refusal.reason, by: nameOf(inspection, refusal.author) }),
          'rd-said',
        ),
      ]),
    );
  }
  for (const signature of signOff?.signatures ?? []) {
    const words = said(`statements/${signature.event}/said`, signature.statement);
    if (words.length === 0) continue;
    found.push(who(`statements/${signature.event}`, signature), ...words);
  }
  for (const { reopened, signatures } of voided) {
    const params = { at: beijingSecond(reopened.wall), reason: reopened.reason, n: signatures.length };
    found.push(line(`statements/${reopened.event}`, word('voidedLine', params), 'rd-said'));
  }
  if (found.length === 0) {
    const signed = (signOff?.signatures.length ?? 0) > 0;
    found.push(line('statements/none', word(signed ? 'noStatements' : 'unsigned')));
  }
  return [heading('statements'), ...found];
}

const who = (key: string, { name, part, wall }: Signature | Refusal): Block => ({
  key,
  keep: true,
  node: (
    <p className="rd-who">
      {name || '—'}（<Both of={ROLE_LABELS[part]} />）<span>{beijingSecond(wall)}</span>
    </p>
  ),
});
