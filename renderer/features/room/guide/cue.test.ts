import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../../../shared/record/state';
import { currentCue, languageOf } from './cue';
import { localVoices } from './read-aloud';

const [LEAD, COMPANY] = ['a'.repeat(64), 'b'.repeat(64)];
const line = (author: string, second: number, card?: true) => ({
  event: `${author[0]}${second}`,
  author,
  wall: `2026-03-16T01:00:${String(second).padStart(2, '0')}.000Z`,
  text: '请靠近一点',
  ...(card && { card }),
});
const inspection = (chat: ReturnType<typeof line>[], asked: string | null = null): Inspection =>
  ({
    chat,
    items: [{ asked: asked && { wall: asked } }],
    participants: [
      { part: 'lead', fingerprint: LEAD },
      { part: 'representative', fingerprint: COMPANY },
    ],
  }) as unknown as Inspection;

describe('the card in front of the company', () => {
  it('is the last one, also when the officers go on talking', () => {
    const chat = [line(LEAD, 1, true), line(LEAD, 2, true), line(LEAD, 3)];
    expect(currentCue(inspection(chat))?.event).toBe('a2');
  });

  it('is put away by an answer', () => {
    expect(currentCue(inspection([line(LEAD, 1, true), line(COMPANY, 2)]))).toBeNull();
    expect(currentCue(inspection([line(COMPANY, 1), line(LEAD, 2, true)]))).not.toBeNull();
  });

  it('is put away by an item that is asked for after it', () => {
    const chat = [line(LEAD, 5, true)];
    expect(currentCue(inspection(chat, '2026-03-16T01:00:04.000Z'))).not.toBeNull();
    expect(currentCue(inspection(chat, '2026-03-16T01:00:06.000Z'))).toBeNull();
  });
});

describe('reading aloud', () => {
  it('takes only voices of this machine, the system’s own choice first', () => {
    const voice = (lang: string, localService: boolean, chosen = false) => ({
      lang,
      localService,
      default: chosen,
    });
    const own = voice('zh-CN', true);
    const chosen = voice('zh_TW', true, true);
    const voices = localVoices([voice('en-US', false), own, chosen, voice('zha', true)]);
    expect([...voices]).toEqual([['zh', chosen]]);
    expect(localVoices([]).size).toBe(0);
  });

  it('reads a text with Chinese in it as Chinese', () => {
    expect(languageOf('请看 CN8842190')).toBe('zh');
    expect(languageOf('Show CN8842190')).toBe('en');
  });
});
