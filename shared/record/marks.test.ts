import { describe, expect, it } from 'vitest';
import { MAX_MARK_POINTS, MAX_MARKS, MarkShape, shownMarks } from './marks';
import { TestOffice, randomId } from './test-office';

const arrow: MarkShape = {
  tool: 'arrow',
  colour: 'amber',
  points: [
    { x: 0.1, y: 0.2 },
    { x: 0.5, y: 0.6 },
  ],
};

async function withStill(): Promise<{ office: TestOffice; still: string }> {
  const office = await TestOffice.open();
  return { office, still: await office.still('door') };
}
const marksOf = (office: TestOffice, still: string) =>
  office.logs.lead.inspection!.stills.find(({ id }) => id === still)!.marks;

describe('marks over a still', () => {
  it('are drawn in order and undone by name, and the picture’s hash stays', async () => {
    const { office, still } = await withStill();
    const before = office.logs.lead.inspection!.stills[0]!.captured;
    const [first, second] = [randomId(), randomId()];
    await office.write('lead', 'mark.drawn', { mark: first, still, shape: arrow });
    await office.write('lead', 'mark.drawn', { mark: second, still, shape: { ...arrow, tool: 'ellipse' } });
    await office.write('lead', 'mark.undone', { mark: first, still });
    expect(shownMarks(marksOf(office, still)).map(({ id }) => id)).toEqual([second]);
    expect(marksOf(office, still)).toHaveLength(2);
    expect(office.logs.lead.inspection!.stills[0]!.captured).toEqual(before);
  });

  it('are the lead’s alone, over a still that was captured', async () => {
    const { office, still } = await withStill();
    const body = { mark: randomId(), still, shape: arrow };
    office.share();
    for (const role of ['second', 'representative'] as const)
      await expect(office.write(role, 'mark.drawn', body)).rejects.toThrow('rule.role.not-allowed');
    const asked = randomId();
    await office.write('lead', 'still.requested', { still: asked, item: 'door' });
    for (const other of [asked, randomId()])
      await expect(office.write('lead', 'mark.drawn', { ...body, still: other })).rejects.toThrow(
        'rule.unknown.still',
      );
  });

  it('have a name of their own, and an undone one does not come back', async () => {
    const { office, still } = await withStill();
    const body = { mark: randomId(), still, shape: arrow };
    await office.write('lead', 'mark.drawn', body);
    await expect(office.write('lead', 'mark.drawn', body)).rejects.toThrow('rule.mark.duplicate');
    await expect(office.write('lead', 'mark.undone', { mark: randomId(), still })).rejects.toThrow(
      'rule.unknown.mark',
    );
    await office.write('lead', 'mark.undone', { mark: body.mark, still });
    await expect(office.write('lead', 'mark.drawn', body)).rejects.toThrow('rule.mark.duplicate');
  });

  it('end at the limit, those that were undone counted', async () => {
    const { office, still } = await withStill();
    const draw = () => office.write('lead', 'mark.drawn', { mark: randomId(), still, shape: arrow });
    for (let n = 0; n < MAX_MARKS; n++) await draw();
    await expect(draw()).rejects.toThrow('rule.mark.too-many');
  });
});

describe('the shape of a mark', () => {
  const at = { x: 0, y: 1 };
  const text = { tool: 'text', colour: 'cyan', points: [at], text: '看这里' };
  it('may be each of the tools', () => {
    const line = { tool: 'line', colour: 'pink', points: Array.from({ length: MAX_MARK_POINTS }, () => at) };
    for (const shape of [arrow, text, line]) expect(MarkShape.safeParse(shape).success).toBe(true);
  });

  it.each([
    ['an arrow without a head', { ...arrow, points: [at] }],
    ['an arrow that writes', { ...arrow, text: 'x' }],
    ['a point outside the picture', { ...text, points: [{ x: 1.01, y: 0 }] }],
    ['a point nowhere', { ...text, points: [{ x: NaN, y: 0 }] }],
    ['a colour of its own', { ...arrow, colour: 'url(#x)' }],
    ['a line too long', { ...arrow, tool: 'line', points: Array.from({ length: 201 }, () => at) }],
    ['no words', { ...text, text: '' }],
    ['too many words', { ...text, text: '字'.repeat(41) }],
    ['words that turn the line around', { ...text, text: 'a\u202Eb' }],
    ['a line break', { ...text, text: 'a\nb' }],
    ['members of a prototype', JSON.parse(JSON.stringify(text).replace('{', '{"__proto__":{},'))],
  ])('is not %s', (_name, shape) => {
    expect(MarkShape.safeParse(shape).success).toBe(false);
  });
});

describe('a cue card', () => {
  it('is one only where the lead wrote it', async () => {
    const office = await TestOffice.open();
    const body = { text: '请靠近一点', phrase: 'closer', card: true } as const;
    await office.write('lead', 'chat.said', body);
    office.share();
    await office.write('representative', 'chat.said', body);
    expect(office.logs.representative.inspection!.chat.map(({ card }) => card)).toEqual([true, undefined]);
  });
});
