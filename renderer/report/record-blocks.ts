import type { ClockFinding } from '../../shared/record/clock';
import { readable } from '../../shared/inert';
import type { Inspection } from '../../shared/record/state';
import type { Block } from './blocks';
import { amendments } from './sections/amendments';
import { clocks } from './sections/clocks';
import { containers } from './sections/containers';
import { course } from './sections/course';
import { declaration } from './sections/declaration';
import { evidence } from './sections/evidence';
import { goods } from './sections/goods';
import { head } from './sections/head';
import { items } from './sections/items';
import { limits } from './sections/limits';
import { objections } from './sections/objections';
import { party } from './sections/party';
import { people } from './sections/people';
import { prechecks } from './sections/prechecks';
import { presence } from './sections/presence';
import { rejected } from './sections/rejected';
import { recordings } from './sections/recordings';
import { reinspection } from './sections/reinspection';
import { result } from './sections/result';
import { seal } from './sections/seal';
import { signatures } from './sections/signatures';
import { statements } from './sections/statements';
import { suspensions } from './sections/suspensions';

/**
 * Everything that the record of an inspection says, in its order, with every text inert whoever wrote it; signatures and seal stand at the end, and behind the
 * seal only what came after it.
 * @param findings where the clocks of the record contradict each other.
 * @param printing for the report that is put forward.
 */
export function recordBlocks(
  inspection: Inspection,
  findings: readonly ClockFinding[],
  printing = false,
): Block[] {
  const shown = readable(inspection);
  const clockSection = () => clocks(shown, readable(findings));
  const headSection = () => head(shown, printing);
  return [
    headSection,
    declaration,
    party,
    reinspection,
    people,
    containers,
    items,
    goods,
    course,
    prechecks,
    suspensions,
    presence,
    clockSection,
    evidence,
    recordings,
    rejected,
    limits,
    result,
    objections,
    statements,
    signatures,
    seal,
    amendments,
  ].flatMap((section) => section(shown));
}
