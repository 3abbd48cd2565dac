import { Fragment, type ReactNode } from 'react';
import type { Bilingual } from '../../shared/customs/issues';
import type { Block } from './blocks';
import { pieces } from './pieces';
import { TEXTS } from './texts';
import type { TextKey } from './words';

/** A term in Chinese with the English one small beside it. */
export function Both({ of }: { of: { zh: string; en?: string } }) {
  return (
    <>
      {of.zh}
      {of.en && <small lang="en"> {of.en}</small>}
    </>
  );
}

/** One of the record's own labels. */
export const Label = ({ of }: { of: TextKey }) => <Both of={TEXTS[of]} />;

/** One of them with what it speaks of filled in, in both languages. */
export function Filled({ of, params }: { of: TextKey; params: Record<string, ReactNode> }) {
  const filled = (text: string): ReactNode[] =>
    text
      .split(/(\{\w+\})/)
      .map((part, i) => <Fragment key={i}>{params[/^\{(\w+)\}$/.exec(part)?.[1] ?? ''] ?? part}</Fragment>);
  return (
    <>
      {filled(TEXTS[of].zh)}
      <small lang="en"> {filled(TEXTS[of].en)}</small>
    </>
  );
}

/** The heading of a section; it stays with what follows it. */
export const heading = (title: TextKey): Block => ({
  key: title,
  keep: true,
  className: 'rd-heading',
  node: (
    <h2>
      <Label of={title} />
    </h2>
  ),
});

/** Facts in pairs, two to a row: [label, value] each, or three members where the value wants the whole width. */
export type Fact = readonly [label: TextKey, value: ReactNode] | readonly [TextKey, ReactNode, 'wide'];

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="rd-facts">
      {facts.map(([label, value, wide]) => (
        <div key={label} className={wide && 'rd-wide'}>
          <dt>
            <Label of={label} />
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Numbers and hashes that people compare character by character. */
export const Mono = ({ children }: { children: ReactNode }) => <span className="rd-mono">{children}</span>;

export type Tone = 'good' | 'bad' | 'plain';

export const Mark = ({ tone, of }: { tone: Tone; of: Partial<Bilingual> & { zh: string } }) => (
  <span className={`rd-mark rd-${tone}`}>
    <Both of={of} />
  </span>
);

/** One line of words between other things. */
export const line = (key: string, text: ReactNode, className = 'rd-note'): Block => ({
  key,
  node: <p className={className}>{text}</p>,
});

/** One line of the record's own words, in both languages. */
export const note = (
  key: string,
  of: TextKey,
  params: Record<string, ReactNode> = {},
  className?: string,
): Block => line(key, <Filled of={of} params={params} />, className);

/** A free text as it was typed, with its lines; nothing where it is empty. */
export function said(key: string, text: string): Block[] {
  if (text.trim() === '') return [];
  return pieces(text).map((piece, i) => ({
    key: `${key}/${i}`,
    node: <p className="rd-said">{piece}</p>,
  }));
}
