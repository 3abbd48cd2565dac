import type { Bilingual } from './issues';

type Labels<T extends string> = Readonly<Record<T, Bilingual>>;

/** The closed lists behind random challenges, places and pre-checks, with what each is called. */

/** What one hand can show, in a glove too, while the other holds the camera. */
export const GESTURES = ['thumb', 'fist', 'palm', 'one', 'two', 'three', 'four'] as const;
export type Gesture = (typeof GESTURES)[number];
export const GESTURE_LABELS: Labels<Gesture> = {
  thumb: { zh: '竖起拇指', en: 'thumb up' },
  fist: { zh: '握拳', en: 'a fist' },
  palm: { zh: '张开手掌', en: 'an open palm' },
  one: { zh: '伸一指', en: 'one finger' },
  two: { zh: '伸两指', en: 'two fingers' },
  three: { zh: '伸三指', en: 'three fingers' },
  four: { zh: '伸四指', en: 'four fingers' },
};

/** Where the camera is turned, as its holder sees it. */
export const SIDES = ['left', 'right', 'above', 'floor', 'behind'] as const;
export type Side = (typeof SIDES)[number];
export const SIDE_LABELS: Labels<Side> = {
  left: { zh: '左侧', en: 'the left' },
  right: { zh: '右侧', en: 'the right' },
  above: { zh: '上方', en: 'what is above' },
  floor: { zh: '脚下地面', en: 'the floor' },
  behind: { zh: '身后', en: 'what is behind you' },
};

/** What the camera comes back to at the end. */
export const BACK_TO = ['seal', 'goods'] as const;
export type BackTo = (typeof BACK_TO)[number];
export const BACK_TO_LABELS: Labels<BackTo> = {
  seal: { zh: '封志', en: 'the seal' },
  goods: { zh: '货物', en: 'the goods' },
};

export const CHALLENGE_ANSWERS = ['shown', 'unable'] as const;
export type ChallengeAnswer = (typeof CHALLENGE_ANSWERS)[number];
export const CHALLENGE_ANSWER_LABELS: Labels<ChallengeAnswer> = {
  shown: { zh: '企业表示已展示', en: 'the company says that it has shown it' },
  unable: { zh: '企业表示无法完成', en: 'the company says that it cannot' },
};

export const VERDICTS = ['passed', 'failed', 'withdrawn'] as const;
export type Verdict = (typeof VERDICTS)[number];
export const VERDICT_LABELS: Labels<Verdict> = {
  passed: { zh: '通过', en: 'Passed' },
  failed: { zh: '未通过', en: 'Failed' },
  withdrawn: { zh: '收回', en: 'Withdrawn' },
};

/** What happened to the company’s picture in the middle of a challenge. */
export const CUTS = ['camera', 'trouble', 'interrupted', 'left', 'came-back'] as const;
export type CutKind = (typeof CUTS)[number];
export const CUT_LABELS: Labels<CutKind> = {
  camera: { zh: '摄像头变更', en: 'camera changed' },
  trouble: { zh: '画面异常', en: 'picture out of order' },
  interrupted: { zh: '通话中断', en: 'call interrupted' },
  left: { zh: '企业离开通话', en: 'the company left the call' },
  'came-back': { zh: '企业重新进入通话', en: 'the company came back into the call' },
};

/** Why a place was not measured. */
export const PLACE_REASONS = ['own-choice', 'denied', 'unavailable', 'timeout'] as const;
export type PlaceReason = (typeof PLACE_REASONS)[number];
export const PLACE_REASON_LABELS: Labels<PlaceReason> = {
  'own-choice': { zh: '企业人员不提供实测', en: 'the person did not have it measured' },
  denied: { zh: '系统不允许定位', en: 'the system does not allow it' },
  unavailable: { zh: '本机无法定位', en: 'this machine has no position' },
  timeout: { zh: '定位超时', en: 'no position came in time' },
};
