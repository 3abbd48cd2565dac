import { describe, expect, it } from 'vitest';
import { ISSUE_TEXTS } from '../../shared/customs/issues';
import { BRIDGE_MESSAGES } from '../../shared/messages/bridge';
import { BUNDLE_MESSAGES } from '../../shared/messages/bundle';
import { CALL_MESSAGES } from '../../shared/messages/call';
import { HUB_MESSAGES } from '../../shared/messages/hub';
import { MEDIA_MESSAGES } from '../../shared/messages/media';
import { RECORD_MESSAGES } from '../../shared/messages/record';
import { STORE_MESSAGES } from '../../shared/messages/store';
import { SYNC_MESSAGES } from '../../shared/messages/sync';
import { RULES } from '../../shared/record/rules';
import { caseTexts } from './case';
import { commonTexts } from './common';
import { deskTexts } from './desk';
import { hubTexts } from './hub';
import { lawTexts } from './law';
import { roomTexts } from './room';
import { signOffTexts } from './sign-off';
import { startTexts } from './start';

const SCREENS = {
  commonTexts,
  startTexts,
  deskTexts,
  caseTexts,
  roomTexts,
  signOffTexts,
  hubTexts,
  lawTexts,
};
const MESSAGES: Readonly<Record<string, { zh: string }>> = {
  ...BRIDGE_MESSAGES,
  ...BUNDLE_MESSAGES,
  ...CALL_MESSAGES,
  ...HUB_MESSAGES,
  ...MEDIA_MESSAGES,
  ...RECORD_MESSAGES,
  ...STORE_MESSAGES,
  ...SYNC_MESSAGES,
  ...ISSUE_TEXTS,
  ...RULES,
};

/** Half-width punctuation beside a Chinese character or Chinese punctuation, with or without a space between. */
const HALF_WIDTH =
  /[\p{Script=Han}\u3001-\u301f\uff01-\uff5e] ?[,:;()!?]|[,:;()!?] ?[\p{Script=Han}\u3001-\u301f]/u;

describe('Chinese texts', () => {
  it('have full-width punctuation on every screen', () => {
    const wrong = Object.values(SCREENS).flatMap(({ zh }) =>
      Object.entries(zh).filter(([, text]) => HALF_WIDTH.test(text)),
    );
    expect(wrong).toEqual([]);
  });

  it('have full-width punctuation in every message, complaint and rule', () => {
    const wrong = Object.entries(MESSAGES).filter(([, { zh }]) => HALF_WIDTH.test(zh));
    expect(wrong).toEqual([]);
  });
});
