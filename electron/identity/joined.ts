import type { Cases, Identities } from '../services';

/** What this machine says of itself in a case. */
export interface AppFacts {
  version: string;
  /** Operating system and processor, e.g. `linux x64`. */
  platform: string;
}

/**
 * Writes `participant.joined` once for this machine's person in a case, as soon as the record shows that the person has
 * a part in it. Asked again it does nothing.
 */
export function joinedWriter(deps: { cases: Cases; identities: Identities; app: AppFacts }) {
  const { cases, identities, app } = deps;
  const writing = new Set<string>();
  return async (id: string): Promise<void> => {
    const me = identities.forCase(id)?.person.fingerprint;
    const participants = cases.log(id).inspection?.participants ?? [];
    const own = participants.find(({ fingerprint }) => fingerprint === me);
    if (!own?.part || own.joined || writing.has(id)) return;
    writing.add(id);
    try {
      await cases.write(id, 'participant.joined', { app: app.version, platform: app.platform });
    } finally {
      writing.delete(id);
    }
  };
}
