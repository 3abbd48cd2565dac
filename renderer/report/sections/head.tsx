import { BEIJING_ZONE } from '../../../shared/beijing-time';
import { DISPOSAL_LABELS, RESULT_LABELS } from '../../../shared/customs/codes';
import { phaseOf, type Inspection } from '../../../shared/record/state';
import { Both, Label, Mono } from '../bits';
import type { Block } from '../blocks';
import { groupDeclaration } from '../format';
import { TEXTS } from '../texts';

/** Title, state, and what a reader looks for first: result and disposal. */
export function head(inspection: Inspection, printing: boolean): Block[] {
  // What is printed is what is put forward with it.
  const phase = printing ? 'signing' : phaseOf(inspection);
  const { result } = inspection;
  const sound = result?.result === 'conforms';
  const node = (
    <>
      <p className="rd-office">{inspection.case.declaration.office}</p>
      <span className={`rd-phase rd-phase-${phase}`}>
        <Both of={TEXTS[phase]} />
      </span>
      <h1>
        {TEXTS.title.zh}
        {inspection.case.reinspectionOf && TEXTS.again.zh}
        <small lang="en">
          {TEXTS.title.en}
          {inspection.case.reinspectionOf && TEXTS.again.en}
        </small>
      </h1>
      <p className="rd-numbers">
        <span>
          <Label of="declarationNumber" />
          <Mono>{groupDeclaration(inspection.case.declaration.number)}</Mono>
        </span>
        <span>
          <Label of="record" />
          <Mono>{inspection.id}</Mono>
        </span>
      </p>
      <div className={`rd-result ${sound ? '' : result ? 'rd-result-bad' : 'rd-result-none'}`}>
        <div>
          <Label of="result" />
          <strong>{result ? <Both of={RESULT_LABELS[result.result]} /> : <Label of="notYet" />}</strong>
        </div>
        <div>
          <Label of="disposal" />
          <strong>{result ? <Both of={DISPOSAL_LABELS[result.disposal]} /> : <Label of="notYet" />}</strong>
        </div>
      </div>
      <p className="rd-zone">
        <Both of={BEIJING_ZONE} />
      </p>
    </>
  );
  return [{ key: 'head', className: 'rd-head', node }];
}
