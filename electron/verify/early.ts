import type { VerifyDeps, VerifyHandlers } from './handlers';

/** The same handlers, loaded at the first call: no start of the app waits for the verifier. */
export function verifyWhenAsked(deps: VerifyDeps): VerifyHandlers {
  let loading: Promise<VerifyHandlers> | null = null;
  const load = (): Promise<VerifyHandlers> => {
    loading ??= import('./handlers').then(({ verifyHandlers }) => verifyHandlers(deps));
    return loading;
  };
  return {
    'verify.take': async (input) => (await load())['verify.take'](input),
    'verify.start': async (input) => (await load())['verify.start'](input),
    'verify.cancel': async (input) => (await load())['verify.cancel'](input),
    'verify.renew': async (input) => (await load())['verify.renew'](input),
    'verify.picture': async (input) => (await load())['verify.picture'](input),
    'verify.table': async (input) => (await load())['verify.table'](input),
  };
}
