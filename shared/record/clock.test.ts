import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../hash';
import { utf8 } from '../bytes';
import { clockFindings } from './clock';
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
    diary.write(LEAD, 40, 1, '1');
    expect(diary.told).toEqual([['restart-back', 1, 60_000]]);
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
