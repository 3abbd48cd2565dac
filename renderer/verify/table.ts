import { beijingSecond } from '../../shared/beijing-time';
import { csv } from '../../shared/csv';
import { ROLE_LABELS } from '../../shared/customs/codes';
import { ruleText } from '../../shared/record/rules';
import type { Inspection } from '../../shared/record/state';
import { detailOf } from '../ui/event-words';
import type { EventRow } from './facts';

interface Words {
  language: 'zh' | 'en';
  /** What a type of event is called. */
  type: (type: EventRow['event']['type']) => string;
  state: (state: 'valid' | 'waiting') => string;
  /** The names of the columns, in the order of the cells below. */
  columns: readonly string[];
}

/** The list of events for a spreadsheet: one row an event, in the list's order, with where each lies in the bundle. */
export function eventTable(rows: readonly EventRow[], inspection: Inspection, words: Words): string {
  const { language } = words;
  const cells = ({ event, author, state, rule, path }: EventRow, index: number): string[] => [
    String(index + 1),
    beijingSecond(event.wall),
    event.wall,
    author?.part ? ROLE_LABELS[author.part][language] : '',
    author?.name ?? '',
    words.type(event.type),
    detailOf(event, inspection, language),
    rule !== null ? ruleText(rule, language) : words.state(state === 'valid' ? 'valid' : 'waiting'),
    String(event.seq),
    event.author,
    event.hash,
    path,
  ];
  return csv([words.columns, ...rows.map(cells)]);
}
