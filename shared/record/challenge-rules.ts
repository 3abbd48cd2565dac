import { FORMAT } from './rule-sources';

const LIVE = {
  zh: '远程查检不得低于现场查检：所示内容须为实时画面，由关员判定',
  en: 'a remote inspection must be at least as good as a visit: what is shown is shown live, and the officer judges it',
};

/** The rules of random challenges: part of the record's rules. */
export const CHALLENGE_RULES = {
  'unknown.challenge': {
    zh: '没有此随机核验',
    en: 'there is no such challenge',
    source: FORMAT,
  },
  'challenge.busy': {
    zh: '上一个随机核验尚未判定',
    en: 'the challenge before has not been judged yet',
    source: LIVE,
  },
  'challenge.answered': {
    zh: '企业已就此随机核验作出答复',
    en: 'the company has answered this challenge already',
    source: LIVE,
  },
  'challenge.judged': {
    zh: '此随机核验已判定，不再更改；可另发一个',
    en: 'this challenge has been judged, which stands; another one can be given',
    source: LIVE,
  },
  'challenge.unanswered': {
    zh: '企业尚未表示已展示，不能判为通过',
    en: 'the company has not said that it has shown it, so it cannot have passed',
    source: LIVE,
  },
  'challenge.no-proof': {
    zh: '判为通过须指明发出之后拍摄的照片，或录像中的时间段',
    en: 'a challenge passes with a still captured since it was given, or with a part of the recording',
    source: LIVE,
  },
  'challenge.cut': {
    zh: '期间画面曾中断，不能判为通过；请另发一个',
    en: 'the picture was cut in the middle, so it cannot have passed; give another one',
    source: LIVE,
  },
  'challenge.no-reason': {
    zh: '判为未通过须写明所见',
    en: 'a challenge that failed needs a word on what was seen',
    source: LIVE,
  },
  'challenge.open': {
    zh: '随机核验尚未判定',
    en: 'a challenge has not been judged',
    source: LIVE,
  },
} as const;
