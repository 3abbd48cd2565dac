import type { Message } from './index';

/** Texts of what can go wrong with this machine’s identities and with synchronisation. */
export const SYNC_MESSAGES: Record<string, Message> = {
  'identity.already-officer': {
    zh: '本机已有关员身份，无需再次建立。',
    en: 'This machine has an officer already; there is nothing to set up.',
  },
  'identity.certificate-differs': {
    zh: '查检中心签发的证书与申请不符，未采用。请联系发出邀请的人，并核对证书指纹。',
    en: 'The hub certified something else than was asked for, so nothing was taken over. Contact whoever invited you and compare the fingerprint.',
  },
  'identity.damaged': {
    zh: '本机保存的身份已损坏，无法使用。案件记录未被改动；请联系管理员重新登记。',
    en: 'An identity stored on this machine is damaged and cannot be used. No record was changed; ask your administrator to enrol you again.',
  },
  'identity.officers-only': {
    zh: '只有关员可以发出、查看或撤销邀请。',
    en: 'Only officers can create, see or revoke invitations.',
  },
  'identity.same-hub': {
    zh: '本机已以关员身份登记在该查检中心，不能同时以另一身份加入。邀请未被使用；请在企业的电脑上打开，或在本机“同时试用两端”的另一窗口中打开。',
    en: 'This machine is an officer of that hub already and cannot join it as somebody else. The invitation was not used; open it on the company’s computer, or in the second window of “try both”.',
  },
  'hub.unreachable': {
    zh: '连接不到查检中心。本机内容均已保存，恢复连接后会自动同步；请检查网络，或确认对方的查检中心已开启。',
    en: 'The hub cannot be reached. Everything here is saved and will be sent when it is back; check the network, or that the hub is running.',
  },
  'hub.unknown': {
    zh: '本机不认识这个查检中心。未作任何更改。',
    en: 'This machine does not know that hub. Nothing was changed.',
  },
  'hub.other-certificate': {
    zh: '该地址的查检中心证书与邀请中的指纹不符，未发送任何内容。可能是地址已被他人占用或有人冒充；请与发出邀请的人核对指纹。',
    en: 'The server at that address is not the hub of the invitation: its certificate differs, and nothing was sent to it. The address may have changed hands or somebody may be posing as the hub; compare the fingerprint with whoever invited you.',
  },
  'hub.history-rewritten': {
    zh: '查检中心现在出示的签收历史与它以前签名的不一致：回执被删改，或查检中心从旧备份恢复。本机记录完好，照常同步；此后的事件不再采用它的新检查点。请向查检中心管理员查明原因。',
    en: 'The hub’s history of receipts contradicts what it signed before: receipts were removed or changed, or it was put back from an old backup. The record here is safe and is still synchronised; events no longer take its new checkpoints. Ask whoever keeps the hub.',
  },
  'hub.checkpoint-invalid': {
    zh: '查检中心出示的检查点不是其签发机构签名的，未采用。本机记录完好；请向查检中心管理员查明原因。',
    en: 'The hub showed a checkpoint that its authority did not sign, and it was not taken over. The record here is safe; ask whoever keeps the hub.',
  },
  'hub.answer-invalid': {
    zh: '查检中心的回答不符合格式（{path}），未采用。本机内容不受影响；双方版本可能不一致。',
    en: 'The hub’s answer is not in the format ({path}) and was not taken in. What is here is safe; the versions of app and hub may differ.',
  },
  'hub.failed': {
    zh: '查检中心出错（状态 {status}）。本机内容均已保存，稍后会自动重试。',
    en: 'The hub failed (status {status}). Everything here is saved and will be tried again.',
  },
  'hub.none': {
    zh: '本机没有内置的查检中心。',
    en: 'This machine has no hub of its own.',
  },
  'hub.port-in-use': {
    zh: '端口 {port} 已被其他程序占用，查检中心未能开启。其他功能不受影响；可改用空闲端口 {free}，但已发出的邀请需重新发送。',
    en: 'Another program uses port {port}, so the hub does not listen. Everything else works; port {free} is free, but invitations sent before would have to be sent again.',
  },
  'hub.address-unavailable': {
    zh: '本机没有地址 {host}。请重新选择监听地址。',
    en: 'This machine does not have the address {host}. Choose another one.',
  },
  'sync.cancelled': {
    zh: '同步已取消。',
    en: 'Synchronisation was cancelled.',
  },
  'sync.clone': {
    zh: '查检中心已有以本机密钥签署、而本机没有的记录：本机数据可能由备份恢复或被复制。为避免记录分叉，本案已停止在此签署；请联系管理员。',
    en: 'The hub has events signed with this machine’s key that this machine does not know: its data was restored or copied. To keep the record from forking, this machine no longer signs in this case; ask your administrator.',
  },
  'sync.refused': {
    zh: '从查检中心收到 {count} 个事件未通过检验（{rule}），未采用。其余内容正常。',
    en: '{count} events from the hub did not pass the checks ({rule}) and were not taken in. Everything else is in order.',
  },
  'sync.incomplete': {
    zh: '查检中心未给出其声称拥有的内容，稍后会自动重试。',
    en: 'The hub did not give what it says it has; this will be tried again.',
  },
  'sync.files-not-yet': {
    zh: '有 {count} 个文件查检中心尚未收齐，收齐后会自动下载。',
    en: '{count} files have not reached the hub yet; they will come when they have.',
  },
  'sync.other-authority': {
    zh: '查检中心的签发机构与本机证书不一致，已停止同步本案。请联系管理员。',
    en: 'The hub’s authority is not the one that certified this machine, so this case is not synchronised. Ask your administrator.',
  },
  'sync.receipt-invalid': {
    zh: '查检中心的回执签名无效，未视为已同步。请联系管理员。',
    en: 'The hub’s receipt is not validly signed, so nothing counts as synchronised. Ask your administrator.',
  },
  'sync.receipt-missing': {
    zh: '查检中心收下内容但未出具回执，未视为已同步，稍后会自动重试。',
    en: 'The hub took the data without signing for it, so it does not count as synchronised; this will be tried again.',
  },
};
