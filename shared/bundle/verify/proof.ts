/**
 * What ETSI EN 319 102-1 calls proof of existence. Something signed holds by itself as long as the certificates behind it
 * are valid; longer where a trusted timestamp shows that it existed before they expired, and that timestamp holds in turn.
 */

/** Something that certificates vouch for. */
export interface Dated {
  kind: 'events' | 'signature' | 'field' | 'timestamp' | 'renewal';
  /** The signer's or the authority's name. */
  name: string;
  /** When the first of its certificates expires. */
  until: Date;
  /** The event that made it; null for a renewal. */
  event: string | null;
  /** Which field of the report it is or is in, or which renewal: each covers those before it. */
  place: number | null;
}

/** A trusted timestamp. */
export interface Proof extends Dated {
  /** The time that it proves, its uncertainty added. */
  at: Date;
  covers: (thing: Dated) => boolean;
}

/** Follows what covers what; `endOf` is the last of a chain, whose end is the end of what it proves. */
export class Chains {
  private readonly known = new Map<Dated, Dated>();

  constructor(private readonly proofs: readonly Proof[]) {}

  endOf(thing: Dated): Dated {
    const known = this.known.get(thing);
    if (known) return known;
    // Stands until it is worked out: hostile timestamps that cover each other prove nothing by it.
    this.known.set(thing, thing);
    let end = thing;
    for (const proof of this.proofs) {
      if (proof === thing || proof.at > thing.until || !proof.covers(thing)) continue;
      const further = this.endOf(proof);
      if (further.until > end.until) end = further;
    }
    this.known.set(thing, end);
    return end;
  }
}
