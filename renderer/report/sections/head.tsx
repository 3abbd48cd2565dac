import {
  DISPOSAL_LABELS,
  DIRECTION_LABELS,
  EXTENT_LABELS,
  MODE_LABELS,
  RESULT_LABELS,
  TRADE_MODE_LABELS,
} from '../../../shared/customs/codes';
import { phaseOf, type Inspection } from '../../../shared/record/state';
import { Facts, Label, Mono, Said, Section } from '../bits';
import { chinaTime, groupDeclaration } from '../format';
import { useWords } from '../language';

/** Title, state, and what a reader looks for first: result and disposal. */
export function Head({ inspection }: { inspection: Inspection }) {
  const { word, pick } = useWords();
  const phase = phaseOf(inspection);
  const { result } = inspection;
  const sound = result?.result === 'conforms';
  return (
    <header className="rd-head">
      <p className="rd-office">{inspection.case.declaration.office}</p>
      <h1>
        <Label of="title" />
      </h1>
      <p className="rd-numbers">
        <span>
          {word('declarationNumber')} <Mono>{groupDeclaration(inspection.case.declaration.number)}</Mono>
        </span>
        <span>
          {word('record')} <Mono>{inspection.id}</Mono>
        </span>
        <span className={`rd-phase rd-phase-${phase}`}>{word(phase)}</span>
      </p>
      <div className={`rd-result ${result && !sound ? 'rd-result-bad' : ''}`}>
        <div>
          <Label of="result" />
          <strong>{result ? pick(RESULT_LABELS[result.result]) : word('none')}</strong>
        </div>
        <div>
          <Label of="disposal" />
          <strong>{result ? pick(DISPOSAL_LABELS[result.disposal]) : word('none')}</strong>
        </div>
        {result && <Said text={result.text} />}
      </div>
      <p className="rd-zone">{word('zone')}</p>
    </header>
  );
}

export function Declaration({ inspection }: { inspection: Inspection }) {
  const { pick } = useWords();
  const { declaration, company, instruction, scheduledAt } = inspection.case;
  const { premises } = company;
  return (
    <Section title="declaration">
      <Facts
        facts={[
          ['declarationNumber', <Mono>{groupDeclaration(declaration.number)}</Mono>],
          ['office', declaration.office],
          ['direction', pick(DIRECTION_LABELS[declaration.direction])],
          ['tradeMode', pick(TRADE_MODE_LABELS[declaration.tradeMode])],
          ['declaredOn', declaration.date],
          ['scheduled', scheduledAt ? chinaTime(scheduledAt) : '—'],
          ['company', company.name],
          ['uscc', <Mono>{company.uscc}</Mono>],
          ['premises', `${premises.name} ${premises.address}`],
          ['opened', chinaTime(inspection.opened.wall)],
          ['instruction', <Mono>{instruction.number}</Mono>],
          ['method', `${pick(EXTENT_LABELS[instruction.extent])} · ${pick(MODE_LABELS[instruction.mode])}`],
        ]}
      />
    </Section>
  );
}
