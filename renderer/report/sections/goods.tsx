import type { GoodsLine } from '../../../shared/customs/case-file';
import type { Inspection } from '../../../shared/record/state';
import { Both, Filled, heading, Label, line, Mono, said } from '../bits';
import { together, type Block, type TableShape } from '../blocks';
import { goodsRows, type GoodsRow } from '../goods-rows';
import { gallery, shownWithItems, stillList } from '../pictures';
import { word } from '../words';
import { Conclusion } from './conclusion';

/** Each goods line, declared against found, with what was checked of it and what was not. */
export function goods(inspection: Inspection): Block[] {
  return [heading('goods'), ...inspection.case.goods.flatMap((declared) => one(inspection, declared))];
}

function one(inspection: Inspection, declared: GoodsLine): Block[] {
  const finding = inspection.lines.find((state) => state.line === declared.line)?.finding ?? null;
  const rows = goodsRows(declared, finding?.found ?? {});
  const key = `goods/${declared.line}`;
  const elsewhere = shownWithItems(inspection);
  const others = finding?.evidence.filter((id) => !elsewhere.has(id)) ?? [];
  const top: Block = {
    key,
    className: 'rd-item',
    node: (
      <>
        <h3>
          <span className="rd-index">{word('line', { n: declared.line })}</span>
          <Both of={{ zh: declared.name, en: declared.nameEn }} />
        </h3>
        <Conclusion finding={finding} rows={rows} />
      </>
    ),
  };
  const table: TableShape = {
    id: key,
    heads: ['field', 'declared', 'found'],
    widths: ['22%', '39%', '39%'],
  };
  const looked = finding
    ? [
        line(
          `${key}/looked`,
          <>
            <Filled of="openedSampled" params={{ o: finding.opened, s: finding.sampled }} />
            {finding.evidence.length > 0 && `；${stillList(inspection, finding.evidence)}`}
          </>,
        ),
      ]
    : [];
  const compared = rows.map((row): Block => ({
    key: `${key}/${row.label}`,
    table,
    node: <Compared {...row} />,
  }));
  return [
    ...together([top, ...compared, ...looked]),
    ...said(key, finding?.text ?? ''),
    ...gallery(key, inspection, others),
  ];
}

function Compared({ label, declared, found, differs }: GoodsRow) {
  return (
    <>
      <th scope="row">
        <Label of={label} />
      </th>
      <td>{label === 'hsCode' ? <Mono>{declared}</Mono> : (declared ?? '—')}</td>
      <td className={differs ? 'rd-differs' : ''}>
        {found ?? (
          <span className="rd-quiet">
            <Label of="notLooked" />
          </span>
        )}
        {differs && (
          <b>
            {' ≠ '}
            <Label of="differs" />
          </b>
        )}
      </td>
    </>
  );
}
