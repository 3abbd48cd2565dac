import { describe, expect, it } from 'vitest';
import type { CaseView } from '../../shared/ipc/contract';
import { MAX_MARK_POINTS, MAX_MARKS } from '../../shared/record/marks';
import type { Part } from '../../shared/record/state';
import { Guidance, type GuidanceMessage, type GuidanceShown } from './guidance';

const id = (n: number): string => n.toString(16).padStart(32, '0');
const at = { x: 0.5, y: 0.5 };
type MarkPart = Extract<GuidanceMessage, { t: 'mark' }>;
const part = (over: Partial<MarkPart> = {}): MarkPart => ({
  t: 'mark',
  id: id(1),
  on: null,
  tool: 'line',
  colour: 'amber',
  from: 0,
  points: [at],
  ...over,
});

/** One machine's guidance; what it says goes to `others`, as over the channel. */
function machine(me: Part, others: Guidance[] = []) {
  let view = { me: { part: me }, inspection: { stills: [], currentItem: 'door' } } as unknown as CaseView;
  const said: GuidanceMessage[] = [];
  const guidance = new Guidance({ view: () => view }, (message) => {
    said.push(message);
    for (const other of others) other.hear(message);
  });
  let shown: GuidanceShown = { frozen: null, marks: [], speaks: [] };
  guidance.on('changed', (now) => (shown = now));
  const learn = (inspection: object): void => {
    view = {
      me: { part: me },
      inspection: { stills: [], currentItem: 'door', ...inspection },
    } as unknown as CaseView;
    guidance.onView(view);
  };
  return { guidance, said, learn, shown: () => shown };
}

describe('what the lead shows', () => {
  it('is the same on the other machine, point by point', () => {
    const company = machine('representative');
    const lead = machine('lead', [company.guidance]);
    lead.guidance.say(part());
    lead.guidance.say(
      part({
        from: 1,
        points: [
          { x: 0.6, y: 0.5 },
          { x: 0.7, y: 0.5 },
        ],
      }),
    );
    // The last point again, moved on.
    lead.guidance.say(part({ from: 2, points: [{ x: 0.8, y: 0.5 }] }));
    expect(company.shown().marks[0]?.points.map(({ x }) => x)).toEqual([0.5, 0.6, 0.8]);
    expect(company.shown()).toEqual(lead.shown());
    lead.guidance.say({ t: 'unmark', ids: [id(1)] });
    expect(company.shown().marks).toEqual([]);
  });

  it('is told again to whoever comes back, in the place of what they had', () => {
    const lead = machine('lead');
    const company = machine('representative');
    company.guidance.hear(part({ id: id(9) }));
    lead.guidance.say(part());
    lead.guidance.say({ t: 'freeze', still: id(7) });
    lead.guidance.tell({ send: (message) => (company.guidance.hear(message as GuidanceMessage), true) });
    expect(company.shown()).toEqual(lead.shown());
  });

  it('goes with the lead, and stays when others go', () => {
    const company = machine('representative');
    company.guidance.hear(part());
    company.guidance.hear({ t: 'freeze', still: id(7) });
    company.guidance.gone({ part: 'second' });
    expect(company.shown().frozen).toBe(id(7));
    company.guidance.gone({ part: 'lead' });
    expect(company.shown()).toMatchObject({ frozen: null, marks: [] });
  });

  it('loses what is over the live picture with another item, and a mark of the call once the record has it', () => {
    const company = machine('representative');
    const lead = machine('lead', [company.guidance]);
    lead.learn({});
    lead.guidance.say(part());
    lead.guidance.say(part({ id: id(2), on: id(7) }));
    lead.learn({ currentItem: 'seal' });
    for (const one of [lead, company]) expect(one.shown().marks.map((mark) => mark.id)).toEqual([id(2)]);
    company.learn({ currentItem: 'seal', stills: [{ id: id(7), marks: [{ id: id(2) }] }] });
    expect(company.shown().marks).toEqual([]);
  });

  it('does not stay frozen on a still that could not be taken', () => {
    const lead = machine('lead');
    lead.guidance.say({ t: 'freeze', still: id(7) });
    lead.learn({ stills: [{ id: id(7), marks: [], failed: {} }] });
    expect(lead.shown().frozen).toBeNull();
    expect(lead.said.at(-1)).toEqual({ t: 'freeze', still: null });
  });
});

describe('what does not fit', () => {
  const many = (count: number) => Array.from({ length: count }, () => at);
  it.each([
    ['a line with a gap', part({ from: 3 })],
    ['more points than a mark takes', part({ from: 1, points: many(MAX_MARK_POINTS) })],
    ['another tool under the same name', part({ tool: 'arrow', from: 1 })],
    ['the same mark on another picture', part({ on: id(7), from: 1 })],
  ])('is dropped: %s', (_name, message) => {
    const { guidance, shown } = machine('representative');
    guidance.hear(part());
    const before = shown();
    expect(() => guidance.hear(message)).toThrow('message.invalid');
    expect(shown()).toEqual(before);
  });

  it('is dropped: more marks than a picture takes', () => {
    const { guidance, shown } = machine('representative');
    for (let n = 0; n < MAX_MARKS; n++) guidance.hear(part({ id: id(n) }));
    expect(() => guidance.hear(part({ id: id(MAX_MARKS) }))).toThrow('message.invalid');
    expect(shown().marks).toHaveLength(MAX_MARKS);
  });
});
