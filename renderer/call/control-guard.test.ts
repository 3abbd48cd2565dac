import { describe, expect, it } from 'vitest';
import { utf8 } from '../../shared/bytes';
import { MAX_CONTROL_BYTES, type Control } from '../../shared/protocol/control';
import { readControl } from './control-guard';

const still = 'b'.repeat(32);
const shutter: Control = { t: 'shutter', still, item: 'seal' };
const text = (message: unknown): string => JSON.stringify(message);

describe('a message of the control channel', () => {
  it('is read from text or bytes', () => {
    expect(readControl(text(shutter), 'lead')).toEqual(shutter);
    expect(readControl(utf8(text(shutter)), 'lead')).toEqual(shutter);
  });

  it('lets only the lead officer press the shutter and point', () => {
    const pointer = text({ t: 'pointer', n: 0, at: { x: 0.5, y: 0.5 } });
    for (const part of ['second', 'representative', 'witness', 'observer'] as const) {
      expect(() => readControl(text(shutter), part)).toThrow('message.not-allowed');
      expect(() => readControl(pointer, part)).toThrow('message.not-allowed');
    }
  });

  it('lets only the lead officer draw, undo and freeze, and only the company speak of its voice', () => {
    const mark = {
      t: 'mark',
      id: still,
      on: null,
      tool: 'line',
      colour: 'cyan',
      from: 0,
      points: [{ x: 0, y: 1 }],
    };
    const guidance = [mark, { t: 'unmark', ids: null }, { t: 'freeze', still }].map(text);
    for (const message of guidance) {
      expect(readControl(message, 'lead')).toEqual(JSON.parse(message));
      for (const part of ['second', 'representative', 'witness', 'observer'] as const)
        expect(() => readControl(message, part)).toThrow('message.not-allowed');
    }
    const voice = text({ t: 'voice', speaks: ['zh'] });
    expect(readControl(voice, 'representative')).toMatchObject({ speaks: ['zh'] });
    expect(() => readControl(voice, 'lead')).toThrow('message.not-allowed');
    for (const bad of [
      { points: [] },
      { from: 200 },
      { points: Array(201).fill({ x: 0, y: 0 }) },
      { tool: 'fill' },
    ])
      expect(() => readControl(text({ ...mark, ...bad }), 'lead')).toThrow('message.invalid');
  });

  it('lets only the company speak of its stills, and nobody else ask it for files twice removed', () => {
    const step = text({ t: 'still', still, step: 'stored' });
    expect(readControl(step, 'representative')).toMatchObject({ step: 'stored' });
    expect(() => readControl(step, 'lead')).toThrow('message.not-allowed');
    expect(() =>
      readControl(text({ t: 'want', sha256: 'a'.repeat(64), offset: 0 }), 'representative'),
    ).toThrow('message.not-allowed');
  });

  it('lets only the lead command the camera and ask its holder, and only the company tell of its cameras', () => {
    const order: Control = {
      t: 'camera',
      ask: 1,
      order: { do: 'set', place: 'main', name: 'zoom', value: 2 },
    };
    const cue: Control = { t: 'holder-cue', cue: 'closer' };
    const cameras: Control = {
      t: 'cameras',
      list: [{ n: 1, label: 'USB 1' }],
      open: [
        {
          place: 'main',
          n: 1,
          label: 'USB 1',
          abilities: [{ kind: 'range', name: 'zoom', min: 1, max: 4, step: 0.1, now: 1 }],
          trouble: 'dark',
        },
      ],
      large: 'main',
      screen: 'on',
    };
    expect(readControl(text(order), 'lead')).toEqual(order);
    expect(readControl(text(cue), 'lead')).toEqual(cue);
    expect(readControl(text(cameras), 'representative')).toEqual(cameras);
    for (const part of ['second', 'witness', 'observer', 'representative'] as const)
      expect(() => readControl(text(order), part)).toThrow('message.not-allowed');
    for (const part of ['second', 'witness', 'observer'] as const)
      expect(() => readControl(text(cue), part)).toThrow('message.not-allowed');
    for (const part of ['lead', 'second', 'witness', 'observer'] as const)
      expect(() => readControl(text(cameras), part)).toThrow('message.not-allowed');
  });

  it('takes nothing from somebody without a part in the case', () => {
    expect(() => readControl(text({ t: 'bye', reason: '' }), null)).toThrow('message.not-allowed');
  });

  it.each([
    ['no JSON', '{'],
    ['a type that nobody knows', text({ t: 'format-disk' })],
    ['a member too many', text({ ...shutter, now: true })],
    ['a clock that no date has', text({ t: 'pong', n: 1, received: 9e15, sent: 9e15 })],
    ['a clock with words', text({ t: 'pong', n: 1, received: 'noon', sent: 1 })],
    [
      'an order that no camera knows',
      text({ t: 'camera', ask: 1, order: { do: 'set', place: 'main', name: '__proto__', value: 1 } }),
    ],
    [
      'a setting beyond any number',
      '{"t":"camera","ask":1,"order":{"do":"set","place":"main","name":"zoom","value":1e999}}',
    ],
    ['an order to a third camera', text({ t: 'camera', ask: 1, order: { do: 'enlarge', place: 'third' } })],
    ['a cue in words of its own', text({ t: 'holder-cue', cue: 'give me your password' })],
    ['a still from nowhere', text({ ...shutter, from: 'elsewhere' })],
    ['a pointer outside the picture', text({ t: 'pointer', n: 0, at: { x: 2, y: 0 } })],
  ])('is refused when it is %s', (_name, data) => {
    expect(() => readControl(data, 'lead')).toThrow('message.invalid');
  });

  it('is refused over the limit, counted in bytes', () => {
    expect(() => readControl('x'.repeat(MAX_CONTROL_BYTES + 1), 'lead')).toThrow('message.too-large');
    expect(() => readControl('查'.repeat(MAX_CONTROL_BYTES / 2), 'lead')).toThrow('message.too-large');
  });
});
