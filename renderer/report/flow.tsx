import type { ReactNode } from 'react';
import type { Block, TableShape } from './blocks';
import { Label } from './bits';

interface FlowProps {
  blocks: readonly Block[];
  /** Which of them, in order. */
  shown: readonly number[];
}

/** Blocks one below the other; rows that follow each other make one table with its heads. */
export function Flow({ blocks, shown }: FlowProps) {
  const parts: ReactNode[] = [];
  for (let at = 0; at < shown.length;) {
    const index = shown[at] ?? 0;
    const block = blocks[index];
    if (!block) break;
    const { table } = block;
    if (!table) {
      parts.push(
        <div key={block.key} className={`rd-block ${block.className ?? ''}`} data-block={index}>
          {block.node}
        </div>,
      );
      at++;
      continue;
    }
    const first = at;
    while (at < shown.length && blocks[shown[at] ?? 0]?.table?.id === table.id) at++;
    parts.push(<Rows key={block.key} table={table} blocks={blocks} shown={shown.slice(first, at)} />);
  }
  return parts;
}

function Rows({ table, blocks, shown }: FlowProps & { table: TableShape }) {
  return (
    <table className="rd-table">
      <colgroup>
        {table.widths.map((width, i) => (
          <col key={i} style={{ width }} />
        ))}
      </colgroup>
      <thead data-table={table.id}>
        <tr>
          {table.heads.map((head) => (
            <th key={head} scope="col">
              <Label of={head} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((index) => (
          <tr key={blocks[index]?.key} className={blocks[index]?.className} data-block={index}>
            {blocks[index]?.node}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
