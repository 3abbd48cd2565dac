import type { Authority } from '../shared/identity/authority';
import type { Access } from './access';
import type { Checkpoints } from './checkpoints';
import type { GuessGuard } from './guess-guard';
import type { HubLogger } from './log';
import type { HubStorage } from './store/storage';

/** What the parts of one running hub share. */
export interface HubContext {
  readonly storage: HubStorage;
  readonly authority: Authority;
  /** What people call the hub. */
  readonly name: string;
  readonly clock: () => Date;
  readonly log: HubLogger;
  readonly access: Access;
  readonly guesses: GuessGuard;
  readonly checkpoints: Checkpoints;
  /** Events of a case were stored, or something else about it changed. */
  readonly changed: (id: string) => void;
}
