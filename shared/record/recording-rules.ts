import { FORMAT } from './rule-sources';

const CONSENT = {
  zh: '录像规则：录像前告知各方，未经同意不得录像',
  en: 'Rules of recordings: the parties are told before a call is recorded, and nothing is recorded against their will',
};

/** The rules of recordings: part of the record's rules. */
export const RECORDING_RULES = {
  'unknown.recording': {
    zh: '没有此录像，或录像已结束',
    en: 'there is no such recording, or it has ended',
    source: FORMAT,
  },
  'recording.busy': {
    zh: '已有录像正在征求同意或正在录制',
    en: 'another recording is asked for or running',
    source: CONSENT,
  },
  'recording.answered': {
    zh: '企业已就此录像作出答复',
    en: 'the company has answered for this recording already',
    source: CONSENT,
  },
  'recording.no-consent': {
    zh: '没有企业的同意，不得录像',
    en: 'without the company’s consent nothing is recorded',
    source: CONSENT,
  },
  'recording.out-of-order': {
    zh: '录像的段落次序不符',
    en: 'the recording’s parts do not follow one another',
    source: FORMAT,
  },
  'recording.running': {
    zh: '录像仍在进行，须先停止',
    en: 'a recording is still running and must be stopped first',
    source: {
      zh: '录像规则：签字内容须载明每段录像的时长',
      en: 'Rules of recordings: what is signed says how long every recording is',
    },
  },
} as const;
