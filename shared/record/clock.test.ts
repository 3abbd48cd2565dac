import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../hash';
import { utf8 } from '../bytes';
import { clockFindings, contradicts } from './clock';
import type { RecordEvent } from './event';

/** Clocks of a record, with only the members of events that tell the time or the order. */

const START = Date.parse('2026-03-16T01:00:00.000Z');
const LEAD = 'a'.repeat(64);
const COMPANY = 'b'.repeat(64);

class Diary {
  readonly events: RecordEvent[] = [];

  /** `wall` and `ran` in seconds; `run` names the app run. */
  write(author: string, wall: number, ran: number, run = '0'): RecordEvent {
    const heads = new Map(this.events.map((event) => [event.author, event]));
    const own = heads.get(author);
    const seen = [...heads].filter(([other]) => other !== author).map(([other, { hash }]) => [other, hash]);
    const event = {
      author,
      seq: own ? own.seq + 1 : 0,
      prev: own?.hash ?? null,
      seen: Object.fromEntries(seen) as Record<string, string>,
      checkpoint: null,
      wall: new Date(START + wall * 1000).toISOString(),
      mono: { run: run.repeat(32), ms: ran * 1000 },
      hash: sha256Hex(utf8(`${this.events.length}`)),
    } as RecordEvent;
    this.events.push(event);
    return event;
  }

  /** Says how far another clock is ahead, in seconds. */
  compare(author: string, other: string, ahead: number, wall: number, ran: number): void {
    const body = { with: other, aheadMs: ahead * 1000, roundTripMs: 10 };
    Object.assign(this.write(author, wall, ran), { type: 'clock.compared', body });
  }

  get told(): [kind: string, seq: number | undefined, byMs: number][] {
    return clockFindings(this.events).map(({ kind, event, byMs }) => [
      kind,
      this.events.findIndex(({ hash }) => hash === event),
      byMs,
    ]);
  }
}

describe('clocks that agree', () => {
  it('are not mentioned: drift, small steps, a restart, two people half a minute apart', () => {
    const diary = new Diary();
    diary.write(LEAD, 0, 0);
    diary.write(COMPANY, 30, 500);
    diary.write(LEAD, 2, 1);
    diary.write(LEAD, 10_001.9, 10_000);
    diary.write(LEAD, 10_050, 3, '1');
    diary.write(COMPANY, 10_020, 10_490);
    expect(diary.told).toEqual([]);
  });
});

describe('a clock that was set', () => {
  it('forward and back in the middle of a run is told once each, by how much', () => {
    const diary = new Diary();
    diary.write(LEAD, 0, 0);
    diary.write(LEAD, 3610, 10);
    diary.write(LEAD, 3620, 20);
    diary.write(LEAD, 30, 30);
    diary.write(LEAD, 40, 40);
    expect(diary.told).toEqual([
      ['set-forward', 1, 3_600_000],
      ['set-back', 3, 3_600_000],
    ]);
  });

  it('back while the app was closed shows after the restart', () => {
    const diary = new Diary();
    diary.write(LEAD, 100, 100);
    diary.write(LEAD, 39, 1, '1');
    expect(diary.told).toEqual([['restart-back', 1, 61_000]]);
    expect(clockFindings(diary.events).every(contradicts)).toBe(true);
  });

  it('back by a minute at most, in a run or over a restart, was put right', () => {
    const diary = new Diary();
    diary.write(LEAD, 100, 100);
    diary.write(LEAD, 50, 110);
    diary.write(LEAD, 10, 1, '1');
    expect(diary.told).toEqual([
      ['step-back', 1, 60_000],
      ['step-back', 2, 40_000],
    ]);
    expect(clockFindings(diary.events).some(contradicts)).toBe(false);
  });

  it('is not the clock of the app run, which cannot go back', () => {
    const diary = new Diary();
    diary.write(LEAD, 0, 50);
    diary.write(LEAD, 1, 40);
    expect(diary.told).toEqual([['run-back', 1, 10_000]]);
  });
});

describe('an event from before what it rests on', () => {
  it('is told once for each two people, where they are furthest apart', () => {
    const diary = new Diary();
    diary.write(LEAD, 7200, 0);
    diary.write(COMPANY, 0, 0);
    diary.write(LEAD, 7300, 100);
    const worst = diary.write(COMPANY, 10, 10);
    diary.write(LEAD, 7400, 200);
    diary.write(COMPANY, 200, 200);
    expect(diary.told).toEqual([['before-cause', 3, 7_290_000]]);
    const [found] = clockFindings(diary.events);
    expect(found).toEqual({
      kind: 'before-cause',
      author: COMPANY,
      event: worst.hash,
      against: diary.events[2]!.hash,
      byMs: 7_290_000,
    });
  });
});

describe('a clock that was wrong all the time', () => {
  const HUB = 'c'.repeat(64);
  const SECOND = 'd'.repeat(64);
  const opened = (): Diary => {
    const diary = new Diary();
    Object.assign(diary.write(LEAD, 0, 0), { type: 'case.opened', body: { authority: HUB } });
    return diary;
  };

  it('contradicts nothing where it was measured, by the other or by the hub', () => {
    const diary = opened();
    diary.compare(COMPANY, LEAD, -600, 600, 0);
    diary.compare(COMPANY, HUB, -600.5, 601, 1);
    diary.write(LEAD, 5, 5);
    diary.write(SECOND, 7, 0);
    expect(diary.told.map(([kind]) => kind)).toEqual(['measured-apart', 'measured-apart']);
    expect(clockFindings(diary.events).some(contradicts)).toBe(false);
  });

  it('does where it is further off than it was measured to be, or was measured twice and moved between', () => {
    const far = opened();
    far.compare(COMPANY, LEAD, -600, 900, 0);
    far.write(LEAD, 5, 5);
    expect(far.told).toEqual([['before-cause', 2, 895_000]]);
    const moved = opened();
    moved.compare(COMPANY, LEAD, 0, 0, 0);
    moved.compare(COMPANY, LEAD, -600, 601, 1);
    moved.write(LEAD, 5, 5);
    expect(moved.told.map(([kind]) => kind)).toEqual(['set-forward', 'before-cause']);
  });
});

it('a fork is compared with the event that it follows', () => {
  const diary = new Diary();
  const first = diary.write(LEAD, 0, 0);
  diary.write(LEAD, 100, 100);
  const beside = diary.write(LEAD, 20, 20);
  diary.events[2] = { ...beside, seq: 1, prev: first.hash };
  expect(diary.told).toEqual([]);
});

it('events without their causes are left alone', () => {
  const diary = new Diary();
  diary.write(LEAD, 0, 0);
  diary.write(LEAD, 9999, 1);
  expect(clockFindings(diary.events.slice(1))).toEqual([]);
});
