import { AppError } from '../../shared/errors';

/** What somebody else wrote in between, by the rule that says so. */
const MOVED: ReadonlySet<string> = new Set([
  'rule.signoff.differs',
  'rule.signature.other-page',
  'rule.closing.differs',
]);

/**
 * What is put forward, sealed or closed must cover everything that is here at the moment of writing, and a report is signed
 * as it stands then. An event of somebody else that arrives in between makes the reducer refuse it; then it is worked out
 * anew.
 */
export async function onSteadyGround(write: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await write();
      return;
    } catch (error) {
      const moved = error instanceof AppError && MOVED.has(error.code);
      if (!moved || attempt === 5) throw error;
    }
  }
}
