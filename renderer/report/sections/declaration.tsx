import { beijingMinute } from '../../../shared/beijing-time';
import {
  DIRECTION_LABELS,
  EXTENT_LABELS,
  MODE_LABELS,
  TRADE_MODE_LABELS,
} from '../../../shared/customs/codes';
import type { Inspection } from '../../../shared/record/state';
import { Both, Facts, heading, Mono, type Fact } from '../bits';
import type { Block } from '../blocks';
import { groupDeclaration } from '../format';
import { word } from '../words';

/** What was declared, and what the officers were instructed to do. */
export function declaration(inspection: Inspection): Block[] {
  const { declaration: declared, instruction, scheduledAt, title } = inspection.case;
  const facts: Fact[] = [
    ...(title ? [['caseTitle', title, 'wide'] as const] : []),
    ['declarationNumber', <Mono>{groupDeclaration(declared.number)}</Mono>],
    ['office', declared.office],
    ['direction', <Both of={DIRECTION_LABELS[declared.direction]} />],
    ['tradeMode', <Both of={TRADE_MODE_LABELS[declared.tradeMode]} />],
    ['declaredOn', declared.date],
    ['instruction', <Mono>{instruction.number}</Mono>],
    [
      'method',
      <>
        <Both of={EXTENT_LABELS[instruction.extent]} />，<Both of={MODE_LABELS[instruction.mode]} />
      </>,
    ],
    ['scheduled', scheduledAt ? beijingMinute(scheduledAt) : '—'],
    ['opened', beijingMinute(inspection.opened.wall)],
    ['suspension', word('minutes', { n: inspection.case.limits.suspendMinutes })],
  ];
  return [heading('declaration'), { key: 'declaration/facts', node: <Facts facts={facts} /> }];
}
