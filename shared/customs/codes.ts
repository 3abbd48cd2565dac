/** The closed lists of DOMAIN section 3, as ids that are stored, with their names in both languages. */
import type { Bilingual } from './issues';

type Labels<T extends string> = Readonly<Record<T, Bilingual>>;

export const DIRECTIONS = ['import', 'export'] as const;
export type Direction = (typeof DIRECTIONS)[number];
export const DIRECTION_LABELS: Labels<Direction> = {
  import: { zh: '进口', en: 'Import' },
  export: { zh: '出口', en: 'Export' },
};

export const TRADE_MODES = [
  'general-trade',
  'cross-border-e-commerce',
  'overseas-warehouse',
  'processing-trade',
  'bonded-maintenance',
  'bonded-logistics',
  'market-procurement',
  'temporary',
  'other',
] as const;
export type TradeMode = (typeof TRADE_MODES)[number];
export const TRADE_MODE_LABELS: Labels<TradeMode> = {
  'general-trade': { zh: '一般贸易', en: 'General trade' },
  'cross-border-e-commerce': { zh: '跨境电商', en: 'Cross-border e-commerce' },
  'overseas-warehouse': { zh: '跨境电商出口海外仓', en: 'Overseas warehouse' },
  'processing-trade': { zh: '加工贸易', en: 'Processing trade' },
  'bonded-maintenance': { zh: '保税维修', en: 'Bonded maintenance' },
  'bonded-logistics': { zh: '保税物流', en: 'Bonded logistics' },
  'market-procurement': { zh: '市场采购', en: 'Market procurement' },
  temporary: { zh: '暂时进出境', en: 'Temporary admission' },
  other: { zh: '其他', en: 'Other' },
};

export const EXTENTS = ['complete', 'sampled'] as const;
export type Extent = (typeof EXTENTS)[number];
export const EXTENT_LABELS: Labels<Extent> = {
  complete: { zh: '彻底查验', en: 'Complete' },
  sampled: { zh: '抽查', en: 'Sampled' },
};

export const MODES = ['external', 'unpacking'] as const;
export type Mode = (typeof MODES)[number];
export const MODE_LABELS: Labels<Mode> = {
  external: { zh: '外形查验', en: 'External' },
  unpacking: { zh: '开箱查验', en: 'Unpacking' },
};

export const ITEM_KINDS = ['container', 'seal', 'label', 'goods', 'document', 'other'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];
export const ITEM_KIND_LABELS: Labels<ItemKind> = {
  container: { zh: '箱体与箱号', en: 'Container' },
  seal: { zh: '封志', en: 'Seal' },
  label: { zh: '唛头与标签', en: 'Marks and labels' },
  goods: { zh: '货物', en: 'Goods' },
  document: { zh: '单证', en: 'Document' },
  other: { zh: '其他', en: 'Other' },
};

/** What the picture of what is wanted shows, where the item's kind alone does not say it. */
export const ITEM_PICTURES = [...ITEM_KINDS, 'open-door', 'count', 'nameplate'] as const;
export type ItemPicture = (typeof ITEM_PICTURES)[number];
export const ITEM_PICTURE_LABELS: Labels<ItemPicture> = {
  ...ITEM_KIND_LABELS,
  'open-door': { zh: '打开箱门', en: 'Open door' },
  count: { zh: '堆放与件数', en: 'Stack and count' },
  nameplate: { zh: '铭牌', en: 'Rating plate' },
};

/** What an officer's mark over a still is. */
export const MARK_TOOL_LABELS = {
  arrow: { zh: '箭头', en: 'Arrow' },
  ellipse: { zh: '圈注', en: 'Circle' },
  line: { zh: '手绘', en: 'Freehand' },
  text: { zh: '文字', en: 'Text' },
} as const;

export const FINDING_KINDS = [
  'conforms',
  'mismatch',
  'concealment',
  'infringement',
  'damage',
  'quarantine',
  'prohibited',
  'other',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];
export const FINDING_KIND_LABELS: Labels<FindingKind> = {
  conforms: { zh: '相符', en: 'Conforms' },
  mismatch: { zh: '单货不符', en: 'Declaration mismatch' },
  concealment: { zh: '夹藏夹带', en: 'Concealment' },
  infringement: { zh: '侵权', en: 'Infringement' },
  damage: { zh: '残损', en: 'Damage' },
  quarantine: { zh: '检疫', en: 'Quarantine' },
  prohibited: { zh: '禁限', en: 'Prohibited or restricted' },
  other: { zh: '其他', en: 'Other' },
};

/** In what the goods differ from the declaration, for the finding kind `mismatch`. */
export const MISMATCH_KINDS = [
  'name',
  'specification',
  'quantity',
  'weight',
  'origin',
  'hs-code',
  'marks',
  'packaging',
] as const;
export type MismatchKind = (typeof MISMATCH_KINDS)[number];
export const MISMATCH_KIND_LABELS: Labels<MismatchKind> = {
  name: { zh: '品名', en: 'Name' },
  specification: { zh: '规格型号', en: 'Specification' },
  quantity: { zh: '数量', en: 'Quantity' },
  weight: { zh: '重量', en: 'Weight' },
  origin: { zh: '原产地', en: 'Origin' },
  'hs-code': { zh: '商品编号', en: 'HS code' },
  marks: { zh: '唛头', en: 'Marks' },
  packaging: { zh: '包装', en: 'Packaging' },
};

export const RESULTS = ['conforms', 'not-conforms', 'undecided'] as const;
export type Result = (typeof RESULTS)[number];
export const RESULT_LABELS: Labels<Result> = {
  conforms: { zh: '合格（未见异常）', en: 'Conforms' },
  'not-conforms': { zh: '不合格（异常）', en: 'Does not conform' },
  undecided: { zh: '待定', en: 'Undecided' },
};

export const DISPOSALS = [
  'release',
  'amend-declaration',
  'rectify',
  'technical-treatment',
  'return',
  'destroy',
  'laboratory',
  'on-site',
  'hand-over',
] as const;
export type Disposal = (typeof DISPOSALS)[number];
export const DISPOSAL_LABELS: Labels<Disposal> = {
  release: { zh: '放行', en: 'Release' },
  'amend-declaration': { zh: '改单', en: 'Amend declaration' },
  rectify: { zh: '整改', en: 'Rectify' },
  'technical-treatment': { zh: '技术处理', en: 'Technical treatment' },
  return: { zh: '退运', en: 'Return' },
  destroy: { zh: '销毁', en: 'Destroy' },
  laboratory: { zh: '送检', en: 'Laboratory' },
  'on-site': { zh: '转现场查检', en: 'Go on site' },
  'hand-over': { zh: '移交缉私', en: 'Hand over to anti-smuggling' },
};

export const ROLES = ['lead', 'second', 'representative', 'witness', 'observer', 'administrator'] as const;
export type Role = (typeof ROLES)[number];
export const ROLE_LABELS: Labels<Role> = {
  lead: { zh: '主查关员', en: 'Lead officer' },
  second: { zh: '协查关员', en: 'Second officer' },
  representative: { zh: '企业陪同人员', en: 'Company representative' },
  witness: { zh: '见证人', en: 'Witness' },
  observer: { zh: '旁听', en: 'Observer' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
};

/** Why an inspection is suspended; the free text beside it says more. */
export const SUSPENSION_REASONS = ['link', 'goods', 'safety', 'equipment', 'party', 'other'] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];
export const SUSPENSION_REASON_LABELS: Labels<SuspensionReason> = {
  link: { zh: '网络中断', en: 'Link lost' },
  goods: { zh: '货物尚未备妥', en: 'Goods not ready' },
  safety: { zh: '安全原因', en: 'Safety' },
  equipment: { zh: '设备故障', en: 'Equipment failure' },
  party: { zh: '企业方原因', en: 'The party’s reasons' },
  other: { zh: '其他', en: 'Other' },
};

/** Why a recording ended; after `interrupted`, the next start of the app put the end on the record. */
export const RECORDING_ENDINGS = [
  'stopped',
  'withdrawn',
  'left',
  'disk',
  'failed',
  'closed',
  'interrupted',
] as const;
export type RecordingEnding = (typeof RECORDING_ENDINGS)[number];
export const RECORDING_ENDING_LABELS: Labels<RecordingEnding> = {
  stopped: { zh: '关员停止', en: 'Stopped by the officer' },
  withdrawn: { zh: '企业撤回同意', en: 'Consent withdrawn' },
  left: { zh: '通话结束', en: 'Call ended' },
  disk: { zh: '磁盘空间不足', en: 'Disk short of space' },
  failed: { zh: '录像失败', en: 'Recorder failed' },
  closed: { zh: '程序关闭', en: 'App closed' },
  interrupted: { zh: '程序意外中断', en: 'App went down' },
};

/**
 * Why a camera changed in the middle of a call: chosen anew, unplugged or taken away, the one chosen did not open, the same
 * one opened again (after sleep, or plugged in again), or put away by the person.
 */
export const CAMERA_CHANGES = ['chosen', 'lost', 'failed', 'reopened', 'closed'] as const;
export type CameraChange = (typeof CAMERA_CHANGES)[number];
export const CAMERA_CHANGE_LABELS: Labels<CameraChange> = {
  chosen: { zh: '改用摄像头', en: 'Another camera was chosen' },
  lost: { zh: '摄像头断开', en: 'Camera lost' },
  failed: { zh: '摄像头未能打开', en: 'Camera did not open' },
  reopened: { zh: '摄像头重新打开', en: 'Camera opened again' },
  closed: { zh: '摄像头关闭', en: 'Camera put away' },
};

export const SECOND_CAMERA_LABEL = { zh: '第二摄像头', en: 'Second camera' };
/** Beside a camera whose name looks virtual; in the words of what it is: a name, no proof. */
export const VIRTUAL_CAMERA_LABEL = {
  zh: '名称像虚拟摄像头',
  en: 'Named like a virtual camera',
};

/** What can be wrong with a camera's picture, as the camera's own machine sees it. */
export const CAMERA_TROUBLES = ['lost', 'silent', 'dark', 'still'] as const;
export type CameraTrouble = (typeof CAMERA_TROUBLES)[number];
export const CAMERA_TROUBLE_LABELS: Labels<CameraTrouble> = {
  lost: { zh: '摄像头断开', en: 'Camera lost' },
  silent: { zh: '摄像头没有送出画面', en: 'The camera gives no picture' },
  dark: { zh: '画面全黑或镜头被遮挡', en: 'The picture is black or the lens is covered' },
  still: { zh: '画面静止不动', en: 'The picture stands still' },
};

/** How an inspection ends before everything is answered. */
export const ENDINGS = ['terminated', 'on-site'] as const;
export type Ending = (typeof ENDINGS)[number];
export const ENDING_LABELS: Labels<Ending> = {
  terminated: { zh: '终止查检', en: 'Terminated' },
  'on-site': { zh: '转现场查检', en: 'Transferred to on-site inspection' },
};

/** Why the party’s signature is not there; a witness signs in either case. */
export const REFUSALS = ['refused', 'absent'] as const;
export type RefusalKind = (typeof REFUSALS)[number];
export const REFUSAL_LABELS: Labels<RefusalKind> = {
  refused: { zh: '拒绝签字', en: 'Refused to sign' },
  absent: { zh: '未到场', en: 'Absent' },
};
