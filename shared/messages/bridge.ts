import type { Message } from './index';

/** What a window asks of the main process: cases, stills and the record. */
export const BRIDGE_MESSAGES: Record<string, Message> = {
  'input.invalid': {
    zh: '输入不符合要求（{field}），未执行；已保存的内容不受影响。请改正后重试。',
    en: 'The input is not valid ({field}) and nothing was done; what was saved is safe. Correct it and try again.',
  },
  'bridge.forbidden': {
    zh: '该页面无权进行此操作，未执行。',
    en: 'This page may not do that; nothing was done.',
  },
  'case.not-here': {
    zh: '本机没有该案件，或其建立信息尚未到达。请同步后重试。',
    en: 'That case is not on this computer, or its opening has not arrived yet. Synchronise and try again.',
  },
  'case.no-identity': {
    zh: '本机没有可用于该案件的身份，未记录任何内容。请用邀请加入。',
    en: 'This computer has no identity for that case, so nothing was recorded. Join by an invitation.',
  },
  'case.no-officer': {
    zh: '本机没有关员身份，不能建立案件。请先用关员邀请登记。',
    en: 'No officer is enrolled on this computer, so no case can be opened. Enrol an officer first.',
  },
  'case.not-lead': {
    zh: '案件文件指定的主查关员证号为 {badge}，与本机关员不符，未建立案件。',
    en: 'The case file names the officer with badge {badge} as lead, who is not the one on this computer; no case was opened.',
  },
  'case.file-invalid': {
    zh: '案件文件有 {count} 处问题（首处：{path}），未建立案件。请改正后重试。',
    en: 'The case file has {count} problems (the first at {path}); no case was opened. Correct it and try again.',
  },
  'certificate.unknown': {
    zh: '记录事件的作者证书未知，暂未采用；取得证书后会自动补收。',
    en: 'The author’s certificate is not known, so the event was not taken in; it will be once the certificate has come.',
  },
  'certificate.other-authority': {
    zh: '证书来自另一签发机构，未采用。请确认连接的是本案的中心。',
    en: 'The certificates come from another authority and were not taken in. Make sure that this is the case’s hub.',
  },
  'record.other-case': {
    zh: '收到的事件属于其他案件，未采用。',
    en: 'That event belongs to another case and was not taken in.',
  },
  'record.bad-checkpoint': {
    zh: '收到的记录事件附有并非查检中心签发的检查点，未采用；其他内容不受影响。写下该事件的软件可能被改动过。',
    en: 'An event carries a checkpoint that the hub did not sign, and was not taken in; nothing else is affected. The program that wrote it may have been altered.',
  },
  'record.bad-signature': {
    zh: '收到的事件签名无效，未采用；其他内容不受影响。',
    en: 'The signature of that event is not valid and it was not taken in; nothing else is affected.',
  },
  'record.gap': {
    zh: '收到的事件缺少前一事件，暂未采用；同步会补齐。',
    en: 'The event before that one is missing, so it was not taken in yet; synchronisation fills the gap.',
  },
  'record.clone': {
    zh: '发现本机身份在别处签署过事件（数据可能被恢复或复制），为避免记录分叉，本机停止在本案签署。已有内容完好；请告知管理员，并用新的邀请加入。',
    en: 'Events signed with this computer’s identity came from elsewhere (its data may have been restored or copied). To keep the record from forking, this computer signs no more in this case. What is there is intact; tell your administrator and join anew.',
  },
  'still.not-jpeg': {
    zh: '相机没有给出完整的 JPEG 图片，未保存。请重拍。',
    en: 'The camera did not give a whole JPEG picture and nothing was saved. Take it again.',
  },
  'still.too-many-pixels': {
    zh: '图片（{width}×{height}）超过 {megapixels} 百万像素，本软件不显示也不打印这样大的图片，未保存。请把相机调低分辨率后重拍。',
    en: 'The picture ({width}×{height}) has more than {megapixels} million pixels, which this app neither shows nor prints, and it was not saved. Set the camera to a lower resolution and take it again.',
  },
  'still.reduced': {
    zh: '图片（{width}×{height}）小于相机画面（{trackWidth}×{trackHeight}），不是原始分辨率，未保存。请重拍。',
    en: 'The picture ({width}×{height}) is smaller than the camera’s ({trackWidth}×{trackHeight}), so it is no original, and it was not saved. Take it again.',
  },
  'still.frame-large': {
    zh: '视频截图过大，未保存。',
    en: 'The video frame is too large and was not saved.',
  },
  'still.thumbnail': {
    zh: '缩略图过大（最长边 {side} 像素），未保存。请重拍。',
    en: 'The thumbnail is too large (longest side {side} pixels); nothing was saved. Take it again.',
  },
};
