import type { ReactNode } from 'react';
import { useWords, type TextKey } from './language';

/** A label in the document's language with the other one small beside it. */
export function Label({ of }: { of: TextKey }) {
  const { word, other, language } = useWords();
  return (
    <>
      {word(of)}
      <small lang={language === 'zh' ? 'en' : 'zh-CN'}>{other(of)}</small>
    </>
  );
}

export function Section({ title, children }: { title: TextKey; children: ReactNode }) {
  return (
    <section className="rd-section">
      <h2>
        <Label of={title} />
      </h2>
      {children}
    </section>
  );
}

/** Facts in pairs, two to a row: [label, value] each. */
export function Facts({ facts }: { facts: readonly (readonly [TextKey, ReactNode])[] }) {
  return (
    <dl className="rd-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>
            <Label of={label} />
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Table({
  heads,
  widths,
  children,
}: {
  heads: readonly TextKey[];
  widths: readonly string[];
  children: ReactNode;
}) {
  return (
    <table className="rd-table">
      <colgroup>
        {widths.map((width, i) => (
          <col key={i} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              <Label of={head} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

export const Mono = ({ children }: { children: ReactNode }) => <span className="rd-mono">{children}</span>;

/** A free text as it was typed, with its lines; nothing where it is empty. */
export function Said({ text }: { text: string }) {
  return text.trim() === '' ? null : <p className="rd-said">{text}</p>;
}

export type Tone = 'good' | 'bad' | 'plain';

export const Mark = ({ tone, children }: { tone: Tone; children: ReactNode }) => (
  <span className={`rd-mark rd-${tone}`}>{children}</span>
);
