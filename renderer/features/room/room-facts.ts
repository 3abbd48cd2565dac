import type { InputOf } from '../../../shared/ipc/inputs';
import { call } from '../../app/bridge';

export type Fact = InputOf<'record.write'>['fact'];

/** Puts a fact on the record. @throws AppError why the record does not take it. */
export async function writeFact(caseId: string, fact: Fact): Promise<void> {
  await call('record.write', { case: caseId, fact });
}
