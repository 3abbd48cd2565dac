import type { Message } from './index';

/** Sign-off, report, export and the reading of bundles. */
export const BUNDLE_MESSAGES: Record<string, Message> = {
  'signoff.statement-too-long': {
    zh: '异议或说明有 {characters} 个字，签字栏最多印 {limit} 个字，未签字。请缩短；更长的异议请先“提出异议”，由关员重新提交签字稿，全文会印在报告中。',
    en: 'The objection or remark has {characters} characters and its box has room for {limit}; nothing was signed. Shorten it, or raise a longer objection first: put forward anew, the report prints it in full.',
  },
  'signoff.name-differs': {
    zh: '输入的姓名与证书上的姓名“{name}”不同，未签字。请输入证书上的姓名。',
    en: 'The name typed is not the one on the certificate, “{name}”. Nothing was signed; type the name on the certificate.',
  },
  'signoff.blobs-missing': {
    zh: '还有 {count} 个照片或报告文件未到达本机，看不到的内容不能签字。已有内容均已保存；等待同步完成后再试。',
    en: '{count} picture or report file(s) are not on this machine yet, and nobody can sign what they cannot see. What is here is saved; try again when the sync is done.',
  },
  'signoff.report-unsound': {
    zh: '签字稿的 PDF 报告与记录不符（{why}），未签字。请主查关员撤回签字稿后重新提交。',
    en: 'The PDF report of this sign-off is not what the record says ({why}). Nothing was signed; the lead officer takes the sign-off back and puts it forward again.',
  },
  'signoff.record-incomplete': {
    zh: '有 {count} 条记录还在等待其前一条到达，未进入签字。已有内容均已保存；同步完成后再试。',
    en: '{count} event(s) still wait for one before them, so sign-off has not begun. What is here is saved; try again after the sync.',
  },
  'report.failed': {
    zh: 'PDF 报告未能生成（{why}）。记录未受影响，已有内容均已保存；请再试一次。已封存的记录在导出时会补签报告。',
    en: 'The PDF report could not be made ({why}). The record is as it was and everything is saved; try again. For a record that is sealed, exporting signs the report again.',
  },
  'export.not-sealed': {
    zh: '记录尚未封存，不能导出。请先完成签字并封存。',
    en: 'The record is not sealed and cannot be exported yet. Finish signing and seal it first.',
  },
  'export.report-missing': {
    zh: '主查关员的 PDF 报告尚未到达本机。记录已封存且安全；同步完成后再导出。',
    en: 'The lead officer’s PDF report has not arrived on this machine. The record is sealed and safe; export after the sync.',
  },
  'export.blobs-missing': {
    zh: '还有 {count} 个照片或报告文件未到达本机，未写出任何文件。同步完成后再导出。',
    en: '{count} picture or report file(s) are not on this machine yet, so nothing was written. Export after the sync.',
  },
  'export.event-missing': {
    zh: '本机存储中缺少序号为 {seq} 的事件，未写出任何文件。请同步后再试。',
    en: 'Event number {seq} is missing from this machine’s store; nothing was written. Sync and try again.',
  },
  'export.certificate-missing': {
    zh: '本机缺少证书 {fingerprint}，未写出任何文件。请同步后再试。',
    en: 'The certificate {fingerprint} is not on this machine; nothing was written. Sync and try again.',
  },
  'export.authority-unknown': {
    zh: '本机人员的证书不是这个签发机构签发的，没有写出文件。请重新打开面板。',
    en: 'Nobody on this machine has a certificate of that authority; nothing was written. Open the panel again.',
  },
  'export.running': {
    zh: '该案件正在导出，请等待或取消。',
    en: 'This case is being exported already; wait for it or cancel it.',
  },
  'export.cancelled': {
    zh: '导出已取消，未留下任何文件。记录不受影响。',
    en: 'The export was cancelled and left no file. The record is as it was.',
  },
  'export.disk-full': {
    zh: '目标磁盘空间不足，未留下任何文件。请换一个位置或清理空间后再试。',
    en: 'The target disk is full; no file was left there. Choose another place or make room, then try again.',
  },
  'export.not-writable': {
    zh: '不能写入所选位置。记录不受影响；请换一个文件夹再试。',
    en: 'That place cannot be written to. The record is as it was; choose another folder.',
  },
  'export.not-sound': {
    zh: '写出的记录包未通过自检（{count} 项，首项 {code} {file}），已删除。本机记录可能损坏：请同步后再试，并告知管理员。',
    en: 'The bundle did not pass its own check ({count} reason(s), first {code} {file}) and was removed. The record here may be damaged: sync and try again, and tell your administrator.',
  },
  'bundle.not-zip': {
    zh: '不是远检记录包，或文件不完整。',
    en: 'This is no record bundle, or not a whole one.',
  },
  'bundle.not-canonical': {
    zh: '记录包的排列与规定不一致（{what}）。',
    en: 'The bundle is not laid out as prescribed ({what}).',
  },
  'bundle.name': {
    zh: '记录包中不允许文件名“{name}”。',
    en: 'A bundle may not have the file name “{name}” (again).',
  },
  'bundle.too-large': { zh: '文件 {name} 超出允许大小。', en: 'The file {name} is larger than it may be.' },
  'bundle.damaged': {
    zh: '文件 {name} 已损坏（校验和不符）。',
    en: 'The file {name} is damaged: its checksum does not match.',
  },
  'bundle.truncated': {
    zh: '文件在读取时变短或不完整，请重新取得该文件。',
    en: 'The file ended while it was being read; get it again.',
  },
  'cades.malformed': { zh: '签名不是有效的 CMS 结构。', en: 'The signature is no CMS structure.' },
  'cades.differs': {
    zh: '签名所覆盖的内容、证书或格式不符。',
    en: 'The signature is for another content, by another certificate, or not in the prescribed form.',
  },
  'cades.signature': { zh: '签名值无效。', en: 'The signature value is not valid.' },
};
