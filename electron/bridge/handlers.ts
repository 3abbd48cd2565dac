import type { Outputs } from '../../shared/ipc/contract';
import type { CallName, InputOf } from '../../shared/ipc/inputs';

/** What answers each call; inputs are parsed before they get here, and what is thrown becomes an error answer. */
export type Handlers = { [N in CallName]: (input: InputOf<N>) => Promise<Outputs[N]> };

/** The calls that work before the store is open: anybody may check a bundle. */
export type EarlyCall = Extract<CallName, `app.${string}` | `vault.${string}` | `verify.${string}`>;
export type EarlyHandlers = Pick<Handlers, EarlyCall>;
export type OpenHandlers = Omit<Handlers, EarlyCall>;
