import type { Dayjs } from 'dayjs';
import type { Direction, Extent, ItemKind, Mode, TradeMode } from '../../../shared/customs/codes';

/** A case while it is filled in: the shape of the case file, with what an empty field leaves. */
export interface CaseDraft {
  title?: string;
  declaration: {
    number?: string;
    direction: Direction;
    office?: string;
    officeCode?: string;
    tradeMode: TradeMode;
    date?: Dayjs;
  };
  company: {
    name?: string;
    uscc?: string;
    premises: {
      name?: string;
      address?: string;
      latitude?: number;
      longitude?: number;
      radiusMetres: number;
    };
  };
  instruction: { number?: string; extent: Extent; mode: Mode; items: ItemDraft[] };
  containers: { number?: string; type?: string; seal?: string }[];
  goods: GoodsDraft[];
  officers: { name?: string; badge?: string }[];
  scheduledAt?: Dayjs;
}

interface ItemDraft {
  title?: { zh?: string };
  requirement?: { zh?: string };
  kind: ItemKind;
  stills: number;
}

interface GoodsDraft {
  hsCode?: string;
  name?: string;
  specification?: string;
  quantity?: number;
  unit?: string;
  grossWeightKg?: number;
  netWeightKg?: number;
  origin?: string;
  marks?: string;
  packaging?: string;
}

/** A form with nothing in it but who leads: whoever opens a case is its lead. */
export const emptyDraft = (lead?: { name: string; badge?: string | undefined }): CaseDraft => ({
  declaration: { direction: 'import', tradeMode: 'general-trade' },
  company: { premises: { radiusMetres: 300 } },
  instruction: { extent: 'sampled', mode: 'unpacking', items: [{ kind: 'container', stills: 1 }] },
  containers: [{}],
  goods: [{}],
  officers: [lead ? { name: lead.name, badge: lead.badge ?? '' } : {}, {}],
});

/** The draft as a case file's text. What was left empty is left out, so that the file's own rules say what is missing. */
export function draftText(draft: CaseDraft): string {
  const { declaration, scheduledAt, officers, goods, instruction } = draft;
  const file = {
    format: 'yuanjian-case/1',
    ...draft,
    declaration: { ...declaration, date: declaration.date?.format('YYYY-MM-DD') },
    instruction: {
      ...instruction,
      items: instruction.items.map((item, i) => ({ id: `item-${i + 1}`, ...item })),
    },
    goods: goods.map((line, i) => ({ line: i + 1, ...line })),
    officers: officers.map((officer, i) => ({ role: i === 0 ? 'lead' : 'second', ...officer })),
    scheduledAt: scheduledAt?.format('YYYY-MM-DDTHH:mm:ssZ'),
  };
  return JSON.stringify(file, (_, value: unknown) => (value === '' || value === null ? undefined : value));
}

/** `goods[0].hsCode` as the form names it. */
export function namePath(path: string): (string | number)[] {
  return path
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
