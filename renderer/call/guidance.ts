import { AppError } from '../../shared/errors';
import type { CaseView } from '../../shared/ipc/contract';
import type { Control } from '../../shared/protocol/control';
import type { Spoken } from '../../shared/protocol/guidance';
import { MAX_MARK_POINTS, MAX_MARKS } from '../../shared/record/marks';
import type { CallPeer } from './call-peer';
import { Emitter } from './emitter';
import type { RecordPort } from './main-port';

type MarkPart = Extract<Control, { t: 'mark' }>;
export type GuidanceMessage = Extract<Control, { t: 'mark' | 'unmark' | 'freeze' | 'voice' }>;

/** A mark that lives as long as the call: over the live picture, or over a still until the record has it. */
export type LiveMark = Omit<MarkPart, 't' | 'from'>;

/** What everybody in the call is shown beside the picture. */
export interface GuidanceShown {
  /** The still that everybody looks at; null for the live picture. */
  frozen: string | null;
  marks: readonly LiveMark[];
  /** The languages that the company's machine reads aloud. */
  speaks: readonly Spoken[];
}

/** Marks, the shared freeze and the company's voice: the same on all machines, told again to whoever comes back. */
export class Guidance extends Emitter<{ changed: GuidanceShown }> {
  private shown: GuidanceShown = { frozen: null, marks: [], speaks: [] };
  private item: string | null = null;

  constructor(
    private readonly record: Pick<RecordPort, 'view'>,
    private readonly broadcast: (message: GuidanceMessage) => void,
  ) {
    super();
  }

  /** Does here what this person does, and tells the others. @throws AppError `message.invalid` past the limits of a mark. */
  say(message: GuidanceMessage): void {
    this.hear(message);
    this.broadcast(message);
  }

  /** @throws AppError `message.invalid` when it does not fit what came before, so that it is dropped and counted. */
  hear(message: GuidanceMessage): void {
    switch (message.t) {
      case 'mark':
        return this.show({ marks: drawn(this.shown.marks, message) });
      case 'unmark': {
        const { ids } = message;
        return this.show({ marks: ids ? this.shown.marks.filter(({ id }) => !ids.includes(id)) : [] });
      }
      case 'freeze':
        return this.show({ frozen: message.still });
      case 'voice':
        return this.show({ speaks: message.speaks });
    }
  }

  /** Brings somebody who has just been connected to what this machine shows. */
  tell(peer: Pick<CallPeer, 'send'>): void {
    const part = this.record.view()?.me.part;
    const { frozen, marks, speaks } = this.shown;
    if (part === 'representative') peer.send({ t: 'voice', speaks: [...speaks] });
    if (part !== 'lead') return;
    peer.send({ t: 'unmark', ids: null });
    for (const mark of marks) peer.send({ t: 'mark', from: 0, ...mark });
    peer.send({ t: 'freeze', still: frozen });
  }

  /** What somebody showed goes with them. */
  gone({ part }: Pick<CallPeer, 'part'>): void {
    if (part === 'lead') this.show({ frozen: null, marks: [] });
    if (part === 'representative') this.show({ speaks: [] });
  }

  /**
   * A mark that is on the record is drawn from there. On the lead's machine another item takes the marks over the live
   * picture away, and a freeze that could not be taken ends.
   */
  onView({ inspection, me }: CaseView): void {
    const { marks, frozen } = this.shown;
    const onRecord = new Set(inspection.stills.flatMap((still) => still.marks.map(({ id }) => id)));
    if (marks.some(({ id }) => onRecord.has(id)))
      this.show({ marks: marks.filter(({ id }) => !onRecord.has(id)) });
    const before = this.item;
    this.item = inspection.currentItem;
    if (me.part !== 'lead') return;
    if (before !== null && before !== this.item) this.clearLive();
    if (frozen !== null && inspection.stills.some(({ id, failed }) => id === frozen && failed))
      this.say({ t: 'freeze', still: null });
  }

  /** Takes away what is drawn over the live picture. */
  clearLive(): void {
    const ids = this.shown.marks.filter(({ on }) => on === null).map(({ id }) => id);
    if (ids.length > 0) this.say({ t: 'unmark', ids });
  }

  private show(change: Partial<GuidanceShown>): void {
    this.shown = { ...this.shown, ...change };
    this.emit('changed', this.shown);
  }
}

/** The marks with one that begins, or with what is new of one that was begun. */
function drawn(marks: readonly LiveMark[], { t: _, from, ...part }: MarkPart): readonly LiveMark[] {
  const known = marks.find(({ id }) => id === part.id);
  const points = [...(known?.points.slice(0, from) ?? []), ...part.points];
  // A gap, more than a mark or a picture takes, or another mark under the same name.
  const fits = from <= (known?.points.length ?? 0) && points.length <= MAX_MARK_POINTS;
  const same = !known || (known.on === part.on && known.tool === part.tool);
  if (!fits || !same || (!known && marks.length >= MAX_MARKS)) throw new AppError('message.invalid');
  const mark = { ...part, points };
  return known ? marks.map((one) => (one === known ? mark : one)) : [...marks, mark];
}
