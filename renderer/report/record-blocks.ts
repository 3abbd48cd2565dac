import type { Inspection } from '../../shared/record/state';
import type { Block } from './blocks';
import { containers } from './sections/containers';
import { course } from './sections/course';
import { declaration } from './sections/declaration';
import { evidence } from './sections/evidence';
import { goods } from './sections/goods';
import { head } from './sections/head';
import { items } from './sections/items';
import { limits } from './sections/limits';
import { party } from './sections/party';
import { people } from './sections/people';
import { rejected } from './sections/rejected';
import { reinspection } from './sections/reinspection';
import { result } from './sections/result';
import { seal } from './sections/seal';
import { signatures } from './sections/signatures';
import { statements } from './sections/statements';

/** Everything that the record of an inspection says, in its order; signatures and seal stand at the end. */
export function recordBlocks(inspection: Inspection): Block[] {
  return [
    head,
    declaration,
    party,
    reinspection,
    people,
    containers,
    items,
    goods,
    course,
    evidence,
    rejected,
    limits,
    result,
    statements,
    signatures,
    seal,
  ].flatMap((section) => section(inspection));
}
