import type { RecordEvent } from '../../record/event';
import type { Inspection, Part } from '../../record/state';
import { inert } from '../../inert';
import { REASONS, type Effect, type Indication, type ReasonCode } from '../reasons';

/** What checking a bundle found. */
export interface BundleReport {
  format: 'yuanjian-verification/1';
  verdict: 'passed' | 'failed' | 'indeterminate';
  /** The same in the words of ETSI EN 319 102-1. */
  indication: 'TOTAL-PASSED' | 'TOTAL-FAILED' | 'INDETERMINATE';
  subIndication: Indication | null;
  /** Whether the file looks like a bundle at all. */
  recognised: boolean;
  /** Everything that keeps it from passing, in the order in which it was checked. */
  reasons: Reason[];
  /** What changes nothing but should be known. */
  notes: Reason[];
  authority: { fingerprint: string; name: string; trusted: boolean; anchor: string | null } | null;
  summary: Summary | null;
  /** The time that the verdict is for; null for the times of the signatures themselves. */
  at: string | null;
  /** How long the record can be proven; null where it failed, or is not sealed. */
  lasting: Lasting | null;
  /** How much was checked. */
  checks: Checks;
}

/** Until when certificates and trusted timestamps bear out what was signed; by then the bundle has to be renewed. */
export interface Lasting {
  until: string;
  /** Whose certificate ends first: a signer's, or that of an authority of time. */
  ends: 'certificate' | 'timestamp';
  /** The signer's or the authority's name. */
  name: string;
  /** How many renewals the bundle has, trusted or not. */
  renewals: number;
}

/** The record that was read while checking, for those who show it. Whether to believe it is what the report says. */
export interface CheckedRecord {
  inspection: Inspection;
  /** Events with a valid signature and all their causes, in the record's order. */
  ordered: readonly RecordEvent[];
  /** Events with a valid signature that lack a cause. */
  waiting: readonly RecordEvent[];
}

export interface Reason {
  code: ReasonCode;
  zh: string;
  en: string;
  /** Path in the bundle. */
  file?: string;
  /** Hash of the event. */
  event?: string;
}

export interface Checks {
  files: number;
  bytes: number;
  certificates: number;
  events: number;
  blobs: number;
  signatures: number;
}

export interface Summary {
  case: string;
  declaration: string;
  company: string;
  openedAt: string;
  sealedAt: string | null;
  seal: string | null;
  result: string | null;
  disposal: string | null;
  events: number;
  rejected: number;
  stills: number;
  signers: { part: Part; name: string; at: string; fingerprint: string; statement: string }[];
  refusal: { name: string; at: string; reason: string } | null;
  /** What was added after the seal; `sealedAt` is null while the amendment has no seal of its own. */
  amendments: { name: string; at: string; reason: string; text: string; sealedAt: string | null }[];
  /** Who said last how far the record reached, and how many events that were. */
  closing: { part: Part | null; name: string; at: string; events: number } | null;
}

/** What a reason is about. */
export interface Where {
  file?: string;
  event?: string;
}

/** More reasons than this help nobody, and a hostile file could make millions, each as long as it likes. */
const MAX_REASONS = 1000;
const MAX_PARAM = 200;

/** Collects what the steps of a verification find. */
export class Findings {
  readonly reasons: Reason[] = [];
  readonly notes: Reason[] = [];
  readonly checks: Checks = { files: 0, bytes: 0, certificates: 0, events: 0, blobs: 0, signatures: 0 };
  private readonly effects = new Map<Effect, Indication | null>();
  private readonly damaged = new Set<string>();
  private torn = false;
  private failed = 0;

  /** `params` fill both texts; a param may itself come in two languages. */
  add(
    code: ReasonCode,
    where: Where = {},
    params: Record<string, string | number | { zh: string; en: string }> = {},
  ): void {
    const kind = REASONS[code];
    const fill = (text: string, language: 'zh' | 'en'): string =>
      text.replace(/\{(\w+)\}/g, (whole, name: string) => {
        const value = params[name];
        return typeof value === 'object'
          ? value[language]
          : inert(String(value ?? whole).slice(0, MAX_PARAM));
      });
    if (kind.effect === 'fails') this.failed++;
    if (!this.effects.has(kind.effect)) this.effects.set(kind.effect, kind.indication);
    // That its bytes are wrong says it: whatever else does not fit in that file only follows.
    if (where.file !== undefined && this.damaged.has(where.file)) return;
    if (code === 'file.damaged' && where.file !== undefined) this.damaged.add(where.file);
    const list = kind.effect === 'note' ? this.notes : this.reasons;
    if (list.length < MAX_REASONS)
      list.push({ code, zh: fill(kind.zh, 'zh'), en: fill(kind.en, 'en'), ...where });
  }

  /** Events are missing or do not count, for a reason that was told: whatever rests on them cannot be judged. */
  tear(): void {
    this.torn = true;
    // Never whole again, whoever forgot to say why.
    if (!this.effects.has('fails')) this.effects.set('fails', 'FORMAT_FAILURE');
  }

  /** How much was found so far that makes a bundle fail. */
  get failures(): number {
    return this.failed;
  }

  get isTorn(): boolean {
    return this.torn;
  }

  /** As `add`, for what may only follow from events that are missing: then it is not said beside its cause. */
  addIfWhole(...reason: Parameters<Findings['add']>): void {
    if (!this.torn) this.add(...reason);
  }

  get verdict(): Pick<BundleReport, 'verdict' | 'indication' | 'subIndication'> {
    const failed = this.effects.get('fails');
    if (failed !== undefined) return { verdict: 'failed', indication: 'TOTAL-FAILED', subIndication: failed };
    const open = this.effects.get('undecided');
    if (open !== undefined)
      return { verdict: 'indeterminate', indication: 'INDETERMINATE', subIndication: open };
    return { verdict: 'passed', indication: 'TOTAL-PASSED', subIndication: null };
  }
}
