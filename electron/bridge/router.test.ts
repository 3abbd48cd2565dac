import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors';
import { INPUTS, type CallName } from '../../shared/ipc/inputs';
import { CALL_NAMES } from '../../shared/ipc/names';
import { hasMessage } from '../../shared/messages/index';
import type { Logger } from '../services';
import type { EarlyHandlers, OpenHandlers } from './handlers';
import { createRouter } from './router';

const ORIGIN = 'app://yuanjian';
const US = { url: `${ORIGIN}/index.html#/desk`, mainFrame: true };
const ID = '0'.repeat(32);

function bridge(opened: Partial<OpenHandlers> | null) {
  const lines: string[] = [];
  const log: Logger['info'] = (what, facts) => void lines.push(`${what} ${JSON.stringify(facts)}`);
  const logger = { error: log, warn: log, info: log };
  const early = { 'app.set-language': async () => undefined } as Partial<EarlyHandlers> as EarlyHandlers;
  const router = createRouter({ origin: ORIGIN, early, opened: () => opened as OpenHandlers | null, logger });
  return { ...router, lines };
}

describe('the bridge', () => {
  it('lists exactly the calls that have a schema', () => {
    expect([...CALL_NAMES].sort()).toEqual(Object.keys(INPUTS).sort());
  });

  it.each([
    ['a page of another origin', { url: 'https://example.com/', mainFrame: true }],
    ['a look-alike', { url: 'app://yuanjian.example/index.html', mainFrame: true }],
    ['a frame in our page', { ...US, mainFrame: false }],
    ['nobody', { url: '', mainFrame: true }],
  ])('does nothing for %s', async (_who, asker) => {
    const { answer } = bridge(null);
    expect(await answer('app.set-language', asker, { language: 'en' })).toEqual({
      ok: false,
      error: { code: 'bridge.forbidden', params: {} },
    });
  });

  it('names the field of an input that does not fit, and runs nothing', async () => {
    const { answer } = bridge({ 'cases.get': () => Promise.reject(new Error('must not run')) });
    const fieldOf = async (name: CallName, input: unknown): Promise<unknown> => {
      const result = await answer(name, US, input);
      return result.ok ? null : [result.error.code, result.error.params['field']];
    };
    expect(await fieldOf('cases.get', { case: 'x' })).toEqual(['input.invalid', 'case']);
    expect(await fieldOf('cases.get', { case: ID, more: 1 })).toEqual(['input.invalid', 'cases.get']);
    expect(await fieldOf('cases.get', undefined)).toEqual(['input.invalid', 'cases.get']);
    const fact = { type: 'seal.applied', body: {} };
    expect(await fieldOf('record.write', { case: ID, fact })).toEqual(['input.invalid', 'fact.type']);
    expect(await fieldOf('blob.read', { case: ID, sha256: 'a'.repeat(64), offset: -1, length: 1 })).toEqual([
      'input.invalid',
      'offset',
    ]);
  });

  it('answers only early calls while the store is closed', async () => {
    const { answer } = bridge(null);
    expect(await answer('app.set-language', US, { language: 'en' })).toEqual({ ok: true, value: undefined });
    expect(await answer('cases.get', US, { case: ID })).toMatchObject({ error: { code: 'vault.locked' } });
  });

  it('passes typed errors on, hides the others, and logs neither texts nor names', async () => {
    const secret = '甲关员';
    const typed = bridge({
      'cases.get': () => Promise.reject(new AppError('case.not-lead', { badge: secret })),
    });
    expect(await typed.answer('cases.get', US, { case: ID })).toEqual({
      ok: false,
      error: { code: 'case.not-lead', params: { badge: secret } },
    });
    const other = bridge({ 'cases.get': () => Promise.reject(new TypeError(`no property of ${secret}`)) });
    expect(await other.answer('cases.get', US, { case: ID })).toEqual({
      ok: false,
      error: { code: 'internal', params: {} },
    });
    expect(other.lines.join()).toContain('TypeError');
    expect([...typed.lines, ...other.lines].join()).not.toContain(secret);
  });

  it.each(['bridge.forbidden', 'input.invalid', 'vault.locked', 'internal'])('has a text for %s', (code) => {
    expect(hasMessage(code)).toBe(true);
  });
});
