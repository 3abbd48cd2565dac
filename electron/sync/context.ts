import type { Checkpoints } from '../hub-client/checkpoints';
import type { HubLink } from '../hub-client/links';
import type { Cases, Store } from '../services';
import type { HubStand } from './pull';

/** One case on its way to being the same here and on the hub. */
export interface CaseContext {
  id: string;
  link: HubLink;
  cases: Cases;
  store: Store;
  checkpoints: Checkpoints;
  /** Hashes of events and blobs that the hub has signed for; grows with the store. */
  receipts: Set<string>;
  /** Where the hub's logs stand, as far as it told; null when it has to be asked. */
  hubStand: HubStand | null;
  /** The hub lost something that it had signed for: every file is asked after anew. */
  recheckFiles: boolean;
  signal: AbortSignal;
}

/** Whether a case is on this machine at all; one that the hub tells of may be new. */
export const isHere = ({ cases, id }: CaseContext): boolean => cases.ids().includes(id);
