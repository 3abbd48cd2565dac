import { FINDING_KIND_LABELS, MISMATCH_KIND_LABELS } from '../../../shared/customs/codes';
import type { GoodsLine } from '../../../shared/customs/case-file';
import type { Inspection } from '../../../shared/record/state';
import { Label, Mark, Mono, Said, Section } from '../bits';
import { goodsRows } from '../goods-rows';
import { useWords } from '../language';
import { useStillList } from '../pictures';

export function Goods({ inspection }: { inspection: Inspection }) {
  return (
    <Section title="goods">
      {inspection.case.goods.map((line) => (
        <Line key={line.line} inspection={inspection} line={line} />
      ))}
    </Section>
  );
}

function Line({ inspection, line }: { inspection: Inspection; line: GoodsLine }) {
  const { word, pick, language } = useWords();
  const stillList = useStillList();
  const finding = inspection.lines.find((state) => state.line === line.line)?.finding;
  const kinds = finding?.mismatches.map((kind) => pick(MISMATCH_KIND_LABELS[kind])) ?? [];
  return (
    <article className="rd-line">
      <div className="rd-item-head">
        <h3>
          <span className="rd-index">{word('line', { n: line.line })}</span>
          {line.name}
          {language === 'en' && line.nameEn ? ` (${line.nameEn})` : ''}
        </h3>
        {finding ? (
          <Mark tone={finding.finding === 'conforms' ? 'good' : 'bad'}>
            {[pick(FINDING_KIND_LABELS[finding.finding]), ...kinds].join(' · ')}
          </Mark>
        ) : (
          <Mark tone="plain">{word('unanswered')}</Mark>
        )}
      </div>
      <table className="rd-table rd-compare">
        <thead>
          <tr>
            {(['field', 'declared', 'found'] as const).map((head) => (
              <th key={head} scope="col">
                <Label of={head} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {goodsRows(line, finding?.found ?? {}).map(({ label, declared, found, differs }) => (
            <tr key={label}>
              <th scope="row">
                <Label of={label} />
              </th>
              <td>{label === 'hsCode' ? <Mono>{declared}</Mono> : (declared ?? '—')}</td>
              <td className={differs ? 'rd-differs' : ''}>
                {found ?? <span className="rd-quiet">{word('notLooked')}</span>}
                {differs && <b> ≠ {word('differs')}</b>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {finding && (
        <p className="rd-note">
          {word('openedSampled', { o: finding.opened, s: finding.sampled })}
          {finding.evidence.length > 0 && ` · ${stillList(inspection, finding.evidence)}`}
        </p>
      )}
      {finding && <Said text={finding.text} />}
    </article>
  );
}
