import { CHALLENGE_RULES } from './challenge-rules';
import { RECORDING_RULES } from './recording-rules';
import { FORMAT, type RuleSource } from './rule-sources';

/**
 * The rules of the record, each with what it says to a person and where it comes from. A rule either keeps an event
 * from having an effect (it is listed as rejected) or stands in the way of sign-off (a blocker).
 */

interface Rule {
  zh: string;
  en: string;
  source: RuleSource;
}

const LAW_TWO_OFFICERS = {
  zh: '《海关进出口货物查验管理办法》：查验由两名以上海关人员实施，如实记录并签名',
  en: 'Measures on Customs Examination of Import and Export Goods: at least two officers, who record truthfully and sign',
};
const LAW_PARTY = {
  zh: '《海关进出口货物查验管理办法》：在场的当事人签名；拒绝签名的，由见证人签名',
  en: 'Measures on Customs Examination of Import and Export Goods: the party present signs; if it refuses, the witness signs',
};
const LAW_REINSPECTION = {
  zh: '《海关进出口货物查验管理办法》：原查验人员不得参加复验',
  en: 'Measures on Customs Examination of Import and Export Goods: officers of the earlier inspection are barred from a re-inspection',
};
const LAW_INTERRUPTION = {
  zh: '远程查检规则：断线即中断，从断处恢复，间断写入记录',
  en: 'Remote inspection: a lost link suspends it; it resumes where it was, and the gap is on the record',
};
const LAW_AS_GOOD = {
  zh: '远程查检规则：效果不低于现场；做不到的，由关员停止并转现场',
  en: 'Remote inspection: at least as good as a visit; where it cannot be, the officer stops it and goes on site',
};
const LAW_SIGNATURE = {
  zh: '《电子签名法》第十三条',
  en: 'Electronic Signature Law, art. 13',
};

export const RULES = {
  'author.unknown': {
    zh: '事件的作者没有本案有效证书',
    en: 'the author has no certificate that is valid in this case',
    source: FORMAT,
  },
  'author.fork': {
    zh: '同一作者的同一序号有两个不同事件，均不采用',
    en: 'two different events claim the same place in one author’s log; neither counts',
    source: FORMAT,
  },
  'case.not-open': { zh: '案件尚未建立', en: 'the case has not been opened', source: FORMAT },
  'case.already-open': { zh: '案件已建立，不能重复建立', en: 'the case is open already', source: FORMAT },
  'role.not-allowed': {
    zh: '该身份无权进行此操作',
    en: 'this part may not do that',
    source: LAW_TWO_OFFICERS,
  },
  'unknown.item': { zh: '指令中没有此查检项', en: 'the instruction has no such item', source: FORMAT },
  'unknown.container': {
    zh: '申报中没有此集装箱',
    en: 'the declaration has no such container',
    source: FORMAT,
  },
  'unknown.line': { zh: '申报中没有此商品项', en: 'the declaration has no such goods line', source: FORMAT },
  'unknown.still': { zh: '没有此照片', en: 'there is no such still', source: FORMAT },
  'unknown.call': { zh: '没有此次通话', en: 'there is no such call', source: FORMAT },
  'still.duplicate': { zh: '该照片编号已使用', en: 'that still exists already', source: FORMAT },
  'still.not-requested': {
    zh: '该照片未经关员要求',
    en: 'no officer asked for that still',
    source: { zh: '由关员指挥拍摄', en: 'The officer directs the camera' },
  },
  'still.other-item': {
    zh: '重拍的照片须与原照片属于同一查检项',
    en: 'a retake belongs to the same item as the still it is in place of',
    source: FORMAT,
  },
  'still.other-hash': {
    zh: '收到的照片与拍摄时的哈希值不一致',
    en: 'what was received is not what was captured',
    source: FORMAT,
  },
  'unknown.mark': { zh: '照片上没有此标注', en: 'the still has no such mark', source: FORMAT },
  'mark.duplicate': { zh: '该标注编号已使用', en: 'that mark exists already', source: FORMAT },
  'mark.too-many': { zh: '该照片的标注已达上限', en: 'the still takes no more marks', source: FORMAT },
  'evidence.set-aside': {
    zh: '所引用的照片不存在、未拍摄或已弃用',
    en: 'the evidence named does not exist, was not captured or was set aside',
    source: FORMAT,
  },
  'unknown.objection': { zh: '没有此异议', en: 'there is no such objection', source: FORMAT },
  'unknown.signature': { zh: '没有此签字或封存', en: 'there is no such signature or seal', source: FORMAT },
  'unknown.amendment': {
    zh: '没有此补充，或补充已封存',
    en: 'there is no such amendment, or it is sealed',
    source: FORMAT,
  },
  'inspection.suspended': {
    zh: '查检已中止，须先恢复',
    en: 'the inspection is suspended and must be resumed first',
    source: LAW_INTERRUPTION,
  },
  'inspection.not-suspended': {
    zh: '查检没有中止，也没有终止',
    en: 'the inspection is neither suspended nor ended',
    source: LAW_INTERRUPTION,
  },
  'inspection.ended': {
    zh: '查检已终止或转现场，不能继续取证',
    en: 'the inspection has been ended; nothing more can be asked for or found',
    source: LAW_AS_GOOD,
  },
  'objection.not-in-signoff': {
    zh: '企业在签字稿提交后提出了异议：由主查关员撤回签字稿，写入异议后重新提交',
    en: 'the party objected after this sign-off was put forward: the lead officer takes it back and puts it forward with the objection',
    source: LAW_PARTY,
  },
  'timestamp.twice': {
    zh: '该机构已为此签字出具时间戳',
    en: 'that authority has given a timestamp for it already',
    source: FORMAT,
  },
  'amendment.open': {
    zh: '上一份补充尚未封存',
    en: 'the amendment before is not sealed yet',
    source: FORMAT,
  },
  'amendment.incomplete': {
    zh: '补充须由协查关员确认后才能封存',
    en: 'an amendment is sealed only after the second officer has confirmed it',
    source: LAW_TWO_OFFICERS,
  },
  'closing.differs': {
    zh: '结卷所称的范围与其依据的记录不一致',
    en: 'the closing does not say what the record under it says',
    source: FORMAT,
  },
  'signoff.frozen': {
    zh: '签字程序已开始，内容不可更改；如需修改，由主查关员撤回签字稿',
    en: 'sign-off has begun and the content is frozen; the lead officer can take it back to change it',
    source: LAW_SIGNATURE,
  },
  'signoff.blocked': {
    zh: '查检内容不完整，不能进入签字',
    en: 'something that sign-off needs is missing',
    source: LAW_TWO_OFFICERS,
  },
  'signoff.none': { zh: '尚未进入签字程序', en: 'there is nothing to sign yet', source: FORMAT },
  'signoff.opener': {
    zh: '只有建立案件的主查关员设备可以进行此操作',
    en: 'only the device of the lead officer who opened the case may do that',
    source: FORMAT,
  },
  'signoff.differs': {
    zh: '签字稿与其覆盖的记录不一致',
    en: 'the sign-off does not say what the record under it says',
    source: FORMAT,
  },
  'signature.other-text': {
    zh: '签字所针对的签字稿已失效',
    en: 'the signature is for a sign-off that is not in force',
    source: LAW_SIGNATURE,
  },
  'signature.other-page': {
    zh: '报告上已有他人刚刚签字：请在现在的报告上重新签字',
    en: 'somebody else signed the report in the meantime: sign it again as it is now',
    source: LAW_SIGNATURE,
  },
  'signature.twice': {
    zh: '此人已签字，不能重复签字',
    en: 'this person has signed already',
    source: LAW_TWO_OFFICERS,
  },
  'signature.same-officer': {
    zh: '两名关员必须是不同的人',
    en: 'the two officers must be two different people',
    source: LAW_TWO_OFFICERS,
  },
  'signature.party-first': {
    zh: '企业陪同人员应先签字或拒签',
    en: 'the company’s representative signs or refuses first',
    source: LAW_PARTY,
  },
  'signature.after-refusal': {
    zh: '已记录企业拒签或未到场；如需改签，由主查关员撤回签字稿',
    en: 'the party’s refusal or absence is on the record; the lead officer must take the sign-off back first',
    source: LAW_PARTY,
  },
  'reinspection.prior-officer': {
    zh: '原查验关员不得参与复验',
    en: 'an officer of the earlier inspection is barred from the re-inspection',
    source: LAW_REINSPECTION,
  },
  'seal.incomplete': { zh: '签字不齐，不能封存', en: 'signatures are missing', source: LAW_TWO_OFFICERS },
  'seal.applied': { zh: '记录已封存，不可更改', en: 'the record is sealed', source: LAW_SIGNATURE },
  'seal.none': { zh: '记录尚未封存', en: 'the record is not sealed', source: FORMAT },
  'item.unanswered': {
    zh: '查检项“{item}”尚无结论',
    en: 'item “{item}” has no answer',
    source: {
      zh: '查检指令：每项须有结论和照片，或说明原因',
      en: 'Instruction: every item has an answer and its evidence, or a reason',
    },
  },
  'item.without-evidence': {
    zh: '查检项“{item}”需要 {needed} 张照片（现有 {have} 张）或说明原因',
    en: 'item “{item}” needs {needed} still(s) (has {have}) or a reason',
    source: {
      zh: '查检指令：每项须有结论和照片，或说明原因',
      en: 'Instruction: every item has an answer and its evidence, or a reason',
    },
  },
  'container.unchecked': {
    zh: '集装箱 {container} 的封志尚未核对',
    en: 'the seal of container {container} has not been checked',
    source: {
      zh: '查检记录内容：逐箱核对申报封志、实见封志、新施封志及其状态',
      en: 'Content of the record: for each container the seal declared, found and new, and whether it was intact',
    },
  },
  'line.unrecorded': {
    zh: '商品第 {line} 项尚无查检结论',
    en: 'goods line {line} has no finding',
    source: {
      zh: '查检记录内容：逐项商品的查检结论',
      en: 'Content of the record: a finding for each goods line',
    },
  },
  'line.without-evidence': {
    zh: '商品第 {line} 项的结论不是“相符”，需要照片和文字说明',
    en: 'goods line {line} does not conform and needs evidence and a text',
    source: {
      zh: '查检记录内容：不符的结论须有照片和文字说明',
      en: 'Content of the record: a finding other than “conforms” needs evidence and a text',
    },
  },
  'still.not-received': {
    zh: '照片 {number} 的原图尚未到达关员电脑并通过核验',
    en: 'the original of still {number} is not verified on the officer’s machine yet',
    source: { zh: '证据规则：收集原始载体', en: 'Rules of evidence: the original carrier is collected' },
  },
  'result.missing': { zh: '尚未作出查检结论', en: 'no result has been proposed', source: FORMAT },
  'result.plain-release': {
    zh: '存在不符的商品项，不能直接放行',
    en: 'a mismatch on a goods line forbids a plain release',
    source: {
      zh: '查检处置：存在不符的，不得直接放行',
      en: 'Disposal: a mismatch on any line forbids a plain release',
    },
  },
  'result.contradicts': {
    zh: '存在不符的查检项或商品项，结论不能为“合格”',
    en: 'an item or line does not conform, so the result cannot be “conforms”',
    source: { zh: '关员如实记录', en: 'Officers record truthfully' },
  },
  'result.not-on-site': {
    zh: '查检已转现场，处置应为“转现场查检”',
    en: 'the inspection was transferred, so the disposal is “go on site”',
    source: LAW_AS_GOOD,
  },
  'result.not-undecided': {
    zh: '查检提前结束，结论只能为“待定”或“不合格”',
    en: 'the inspection ended early, so the result is “undecided” or “does not conform”',
    source: LAW_AS_GOOD,
  },
  'officer.second-missing': {
    zh: '第二名关员尚未签字',
    en: 'the second officer has not signed',
    source: LAW_TWO_OFFICERS,
  },
  'officer.lead-missing': {
    zh: '主查关员尚未签字',
    en: 'the lead officer has not signed',
    source: LAW_TWO_OFFICERS,
  },
  'party.missing': {
    zh: '企业陪同人员尚未签字或拒签',
    en: 'the company’s representative has neither signed nor refused',
    source: LAW_PARTY,
  },
  'witness.missing': {
    zh: '企业拒签或未到场，需要见证人签字',
    en: 'the company refused or was absent, so a witness must sign',
    source: LAW_PARTY,
  },
  'record.fork': {
    zh: '记录出现分叉，须查明原因',
    en: 'somebody’s log has forked; the cause must be found first',
    source: FORMAT,
  },
  ...RECORDING_RULES,
  ...CHALLENGE_RULES,
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;

/** A rule's text with its placeholders filled. */
export function ruleText(
  rule: RuleId,
  language: 'zh' | 'en',
  params: Record<string, string | number> = {},
): string {
  return RULES[rule][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
