import type { ReactNode } from 'react';
import { beijingSecond } from '../../shared/beijing-time';
import { groupHex } from '../report/format';
import { CopyText } from '../ui/copy-text';

/** One part of the view, named so that a screen reader can go from part to part. */
export function Part({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    <section className="v-part" aria-labelledby={`v-${id}`} data-testid={`verify-${id}`}>
      <h2 id={`v-${id}`}>{title}</h2>
      {children}
    </section>
  );
}

/** Facts in pairs; what has no value is left out. */
export function Facts({ facts }: { facts: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="v-facts">
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** A hash or fingerprint in groups that can be compared by eye, copied by a click. */
export const Hash = ({ hex, testId }: { hex: string; testId?: string }) => (
  <CopyText text={hex} shown={groupHex(hex)} testId={testId} />
);

/** A time of the record: the same for every reader, by the clock of whoever wrote it. */
export const Time = ({ wall }: { wall: string }) => (
  <time dateTime={wall} className="mono nowrap">
    {beijingSecond(wall)}
  </time>
);
