/** One line of the bench's table. */
export interface Measurement {
  name: string;
  unit: string;
  /** Median of our runs. */
  ours: number;
  /** Median of the peer's runs of the same bench run, or the limit that the measurement is held to. */
  reference: number;
  /** What the reference is, in words. */
  against: string;
  ratio: number;
  better: 'lower' | 'higher';
  /** Every single run, ours and the peer's, in the order in which they were made. */
  runs: { ours: number[]; reference: number[] };
  /** The ratio that the project promises: at most (lower is better) or at least (higher). */
  goal: number | null;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) throw new RangeError('no runs');
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const round = (value: number): number => Number(value.toPrecision(4));

/** Puts the runs of both sides into a line; a reference of one number is a limit, not a peer. */
export function measurement(
  name: string,
  unit: string,
  better: Measurement['better'],
  ours: number[],
  reference: number[],
  against: string,
  goal: number | null,
): Measurement {
  const our = median(ours);
  const their = median(reference);
  return {
    name,
    unit,
    ours: round(our),
    reference: round(their),
    against,
    ratio: round(our / their),
    better,
    runs: { ours: ours.map(round), reference: reference.map(round) },
    goal,
  };
}

/** What the bench's JSON says of a measurement: what was measured, without what the table explains. */
export function rowOf({
  name,
  unit,
  ours,
  reference,
  ratio,
  better,
  runs,
}: Measurement): Omit<Measurement, 'against' | 'goal'> {
  return { name, unit, ours, reference, ratio, better, runs };
}

/** Whether a measurement keeps its promise. */
export function keepsPromise({ ratio, goal, better }: Measurement): boolean {
  return goal === null || (better === 'lower' ? ratio <= goal : ratio >= goal);
}
