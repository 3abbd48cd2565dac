import type { Message } from './index';

/** Errors of the hub itself: what it answers to requests, and what keeps it from starting. */
export const HUB_MESSAGES: Record<string, Message> = {
  'hub.certificate-needed': {
    zh: '查检中心只为已加入的人员服务。本机记录不受影响；请先用邀请加入。',
    en: 'The hub serves only people who have joined. The record on this machine is safe; join with an invitation first.',
  },
  'hub.no-access': {
    zh: '您未参与此查检，查检中心未提供其内容。请让主查关员核对您的关员证号或重新邀请您。',
    en: 'You have no part in this inspection, so the hub gave nothing of it. Ask the lead officer to check your badge number or to invite you again.',
  },
  'hub.officers-only': {
    zh: '此操作仅限关员。未作任何更改。',
    en: 'Only officers may do this. Nothing was changed.',
  },
  'hub.unknown-case': {
    zh: '查检中心上还没有此查检。本机内容完好；等开案关员的设备同步后再试。',
    en: 'The hub does not have this inspection yet. What is on this machine is safe; try again once the machine of the officer who opened it has synced.',
  },
  'hub.unknown-blob': {
    zh: '查检中心上还没有此文件。拍摄方设备上的原件完好，同步后即可取得。',
    en: 'The hub does not have this file yet. The original is safe on the machine that made it and comes with the next sync.',
  },
  'hub.bad-checkpoint': {
    zh: '记录事件所附的检查点不是本查检中心签发的，未被接受。其他内容不受影响；写下该事件的软件可能被改动过。',
    en: 'An event carries a checkpoint that this hub did not sign, and was not taken in. Nothing else is affected; the program that wrote it may have been altered.',
  },
  'hub.no-such-tree': {
    zh: '查检中心只有 {size} 份回执，没有所问的那棵树。本机内容不受影响。',
    en: 'The hub has {size} receipts and no such tree as was asked for. Nothing here is affected.',
  },
  'hub.unknown-invitation': {
    zh: '没有此邀请。未作任何更改；请刷新邀请列表。',
    en: 'There is no such invitation. Nothing was changed; refresh the list of invitations.',
  },
  'hub.turn-secret-missing': {
    zh: '中继服务器需要共享密钥（static-auth-secret）。请填写后再保存。',
    en: 'A relay needs its shared secret (static-auth-secret). Enter it, then save again.',
  },
  'hub.unknown-route': {
    zh: '查检中心不认识此请求，两端程序版本可能不同。已保存的内容不受影响；请更新到同一版本。',
    en: 'The hub does not know this request; the programs may be of different versions. What was saved is safe; update both to the same version.',
  },
  'hub.bad-request': {
    zh: '查检中心未接受请求：{field} 的内容不符合要求。未作任何更改；请改正后重试。',
    en: 'The hub did not accept the request: {field} is not as it has to be. Nothing was changed; correct it and try again.',
  },
  'hub.bad-message': {
    zh: '查检中心收到无法识别的消息，已断开此连接。记录不受影响，程序会自动重连。',
    en: 'The hub was sent a message that it could not read and closed the connection. The record is safe; the app reconnects by itself.',
  },
  'hub.too-fast': {
    zh: '发往查检中心的消息过于频繁，连接已断开。记录不受影响，程序会自动重连。',
    en: 'Too many messages were sent to the hub, so it closed the connection. The record is safe; the app reconnects by itself.',
  },
  'hub.too-large': {
    zh: '发送的内容超过查检中心的限制（{limit} 字节），未被接受。本机内容完好。',
    en: 'What was sent is larger than the hub takes ({limit} bytes) and was not accepted. What is on this machine is safe.',
  },
  'hub.too-many-guesses': {
    zh: '邀请码多次输入错误，请在 {seconds} 秒后再试。邀请仍然有效；请先向邀请人核对。',
    en: 'Too many wrong invitations were tried. The invitation is still good: check it with whoever invited you, and try again in {seconds} seconds.',
  },
  'hub.enrolment-closed': {
    zh: '查检中心收到大量错误的邀请码，已暂停接纳新成员，约 {seconds} 秒后恢复。已加入人员不受影响；请告知查检中心管理员。',
    en: 'The hub was sent very many wrong invitations and takes in nobody new for about {seconds} seconds. People who have joined are not affected; tell whoever keeps the hub.',
  },
  'hub.bad-proof': {
    zh: '本机密钥未能通过查检中心的验证，未加入。邀请仍可使用；请重试。',
    en: 'This machine’s key did not pass the hub’s check, so you were not enrolled. The invitation is still good; try again.',
  },
  'hub.other-case': {
    zh: '有记录事件属于另一查检，查检中心未接受这批事件。本机记录完好；请告知管理员。',
    en: 'An event belongs to another inspection, so the hub took none of these events. The record on this machine is safe; tell your administrator.',
  },
  'hub.other-authority': {
    zh: '此查检是在另一查检中心的签发机构下开案的，本查检中心不能接收。本机记录完好；请连接原查检中心。',
    en: 'This inspection was opened under another hub’s authority, so this hub cannot take it. The record on this machine is safe; connect to the hub it was opened under.',
  },
  'hub.not-lead': {
    zh: '开案人不是案卷中的主查关员，查检中心未接受此查检。请核对案卷中的关员证号。',
    en: 'Whoever opened this inspection is not its lead officer, so the hub did not take it. Check the badge numbers in the case file.',
  },
  'hub.unknown-author': {
    zh: '有记录事件的作者（{author}）未经本查检中心认证，查检中心未接受这批事件。本机记录完好。',
    en: 'An event’s author ({author}) was not certified by this hub, so the hub took none of these events. The record on this machine is safe.',
  },
  'hub.no-part': {
    zh: '有记录事件的作者（{author}）未参与此查检，查检中心未接受这批事件。本机记录完好。',
    en: 'An event’s author ({author}) has no part in this inspection, so the hub took none of these events. The record on this machine is safe.',
  },
  'hub.bad-signature': {
    zh: '有记录事件的签名不符，查检中心未接受这批事件。本机已保存的内容不受影响；请告知管理员。',
    en: 'The signature of an event is not its author’s, so the hub took none of these events. What is saved on this machine is safe; tell your administrator.',
  },
  'hub.gap': {
    zh: '记录事件不连续，查检中心从第 {next} 条起等待补齐。本机记录完好，程序会自动补传。',
    en: 'Events are missing in between: the hub waits for this author’s number {next}. The record on this machine is safe and the app sends what is missing by itself.',
  },
  'hub.blob-offset': {
    zh: '文件上传的位置不符（查检中心已有 {received} 字节）。本机原件完好，程序会从该处继续。',
    en: 'The upload went on at another place than the hub has reached ({received} bytes). The original on this machine is safe and the app goes on from there.',
  },
  'hub.blob-too-long': {
    zh: '上传的内容超过记录中的文件大小（{size} 字节），多余部分未被接受。本机原件完好。',
    en: 'More was sent than the record says of this file ({size} bytes); the rest was not taken. The original on this machine is safe.',
  },
  'hub.blob-mismatch': {
    zh: '查检中心收到的文件与记录中的哈希值不符，已丢弃。本机原件完好；程序会重新上传。',
    en: 'The file that reached the hub is not the one in the record and was thrown away. The original on this machine is safe; the app sends it again.',
  },
  'hub.bad-range': {
    zh: '请求的文件范围无效（文件大小 {size} 字节）。文件完好；请重试。',
    en: 'The part of the file that was asked for does not exist (it has {size} bytes). The file is safe; try again.',
  },
  'hub.cut': {
    zh: '传输中断。已到达查检中心的部分已保留，程序会从中断处继续。',
    en: 'The transfer was cut. What had reached the hub is kept and the app goes on from there.',
  },
  'hub.not-in-call': {
    zh: '对方或本机已不在此通话中，信令未送达。记录不受影响；请重新加入通话。',
    en: 'One of the two is no longer in this call, so the signal was not carried. The record is safe; join the call again.',
  },
  'hub.signal-sender': {
    zh: '信令的发送者或接收者与连接不符，查检中心未转发。请重新加入通话；若再次出现请告知管理员。',
    en: 'A signal names another sender or receiver than its connection, so the hub did not carry it. Join the call again; tell your administrator if it happens again.',
  },
  'call.full': {
    zh: '通话已满（最多 4 人）。查检记录仍可查看和同步；请等有人离开后再加入。',
    en: 'The call is full (four people at most). The record can still be read and syncs; join once somebody has left.',
  },
  'hub.data-in-use': {
    zh: '查检中心数据正被另一个查检中心程序使用，本程序未启动查检中心。数据完好；请先关闭另一个程序。',
    en: 'Another hub is using this hub’s data, so this one did not start. The data are safe; close the other one first.',
  },
  'hub.data-newer': {
    zh: '查检中心数据由更新版本（{version}）写入，未作改动。请更新本程序。',
    en: 'The hub’s data were written by a newer version ({version}) and were left as they are. Update this program.',
  },
  'hub.data-damaged': {
    zh: '查检中心保存的数据已损坏，损坏部分未被采用。各设备上的记录完好；请由查检中心管理员恢复备份。',
    en: 'What the hub stored is damaged and was not used. The records on everybody’s machines are safe; whoever keeps the hub should restore a backup.',
  },
  'hub.data-not-writable': {
    zh: '无法写入查检中心的数据文件夹，查检中心未启动。请检查文件夹权限或选择其他位置。',
    en: 'The hub’s data folder cannot be written, so the hub did not start. Check the rights of the folder or choose another.',
  },
  'hub.disk-full': {
    zh: '查检中心的磁盘已满，新内容未被接受。各设备上的内容完好；腾出空间后会自动继续同步。',
    en: 'The hub’s disk is full and it took nothing new. What is on everybody’s machines is safe; syncing goes on once there is room.',
  },
  'hub.key-sealed': {
    zh: '查检中心的密钥已用口令封存。数据完好；请设置 YUANJIAN_HUB_PASSPHRASE 后再启动。',
    en: 'The hub’s keys are sealed with a passphrase. The data are safe; set YUANJIAN_HUB_PASSPHRASE and start again.',
  },
  'hub.key-damaged': {
    zh: '无法打开查检中心的密钥：口令不对，数据来自另一台设备，或文件已损坏。未作任何更改；请核对口令，或恢复备份。',
    en: 'The hub’s keys do not open: the passphrase is wrong, the data come from another machine, or a file is damaged. Nothing was changed; check the passphrase or restore a backup.',
  },
  'hub.key-missing': {
    zh: '查检中心数据中缺少密钥文件，未启动，以免换成另一个机构。请从备份恢复 .key 和 .cer 文件（authority、tls、data）。',
    en: 'Key files are missing from the hub’s data; it did not start, since with new ones it would be another authority. Restore the .key and .cer files (authority, tls, data) from a backup.',
  },
  'hub.data-unsealed': {
    zh: '查检中心数据当初未加密封存，现在不能补封，未启动。未作任何更改；请去掉口令（YUANJIAN_HUB_PASSPHRASE）后启动，或为新查检中心另选文件夹。',
    en: 'The hub’s data were not sealed when they were begun and cannot be sealed now, so it did not start. Nothing was changed; start it without a passphrase (YUANJIAN_HUB_PASSPHRASE), or choose another folder for a new hub.',
  },

  'invitation.malformed': {
    zh: '这不是邀请链接或邀请码。请粘贴完整的链接（yuanjian://join/…）或 36 位邀请码。',
    en: 'This is neither an invitation link nor a code. Paste the whole link (yuanjian://join/…) or the code of 36 characters.',
  },
  'invitation.mistyped': {
    zh: '邀请中有字符输错或缺失。邀请本身仍然有效；请逐组核对后重新输入。',
    en: 'A character of the invitation is wrong or missing. The invitation itself is still good; compare it group by group and enter it again.',
  },
  'invitation.unknown': {
    zh: '查检中心不认识此邀请。请向邀请人核对，或请其重新发出邀请。',
    en: 'The hub does not know this invitation. Check it with whoever invited you, or ask for a new one.',
  },
  'invitation.used': {
    zh: '此邀请已被使用。每个邀请只能用一次；若不是您用的，请告知邀请人，并请其重新邀请。',
    en: 'This invitation has been used. Each is good once; if it was not you, tell whoever invited you, and ask for a new one.',
  },
  'invitation.expired': {
    zh: '此邀请已过期。请向邀请人索取新的邀请。',
    en: 'This invitation has expired. Ask whoever invited you for a new one.',
  },
  'invitation.revoked': {
    zh: '此邀请已被撤回。请向邀请人询问原因。',
    en: 'This invitation was taken back. Ask whoever invited you why.',
  },

  'certificate.malformed': {
    zh: '收到的证书无法读取，未采用。其他内容不受影响。',
    en: 'A certificate could not be read and was not taken in. Nothing else is affected.',
  },
  'certificate.foreign': {
    zh: '证书不是由此查检中心的签发机构签发的，未采用。其他内容不受影响；请确认连接的是正确的查检中心。',
    en: 'A certificate does not come from this hub’s authority and was not taken in. Nothing else is affected; make sure that this is the right hub.',
  },
  'certificate.unsuitable': {
    zh: '证书不符合要求（{rule}），未采用。其他内容不受影响。',
    en: 'A certificate is not of the right kind ({rule}) and was not taken in. Nothing else is affected.',
  },
  'certificate.not-yet-valid': {
    zh: '{name} 的证书自 {from} 起才有效。已保存的内容不受影响；请核对设备的日期和时间。',
    en: 'The certificate of {name} is valid only from {from}. What was saved is safe; check the date and time of the machines.',
  },
  'certificate.expired': {
    zh: '{name} 的证书已于 {until} 到期。已保存的记录不受影响；请用新的邀请重新加入。',
    en: 'The certificate of {name} expired on {until}. What is on the record stays; join again with a new invitation.',
  },
  'certificate.revoked': {
    zh: '此人员的证书已被撤销，不能再使用查检中心。已保存的记录不受影响；请联系查检中心管理员。',
    en: 'This person’s certificate was taken back and no longer opens the hub. What is on the record stays; talk to whoever keeps the hub.',
  },

  'certificate.list-invalid': {
    zh: '收到的证书撤销列表不是由此查检中心的签发机构签发的，未采用，仍按之前的列表处理。记录不受影响；请确认连接的是正确的查检中心。',
    en: 'The list of certificates taken back does not come from this hub’s authority and was not taken in; the one before it stays in force. The record is safe; make sure that this is the right hub.',
  },

  'signal.forged': {
    zh: '通话信令的签名不是对方的，已丢弃，通话未建立。记录不受影响；请与对方核对指纹后重试。',
    en: 'A signal of the call was not signed by whom it says and was dropped. The record is safe; compare fingerprints with the other side and try again.',
  },
  'signal.malformed': {
    zh: '收到无法识别的通话信令，已丢弃。记录不受影响；请重新加入通话。',
    en: 'A signal of the call could not be read and was dropped. The record is safe; join the call again.',
  },
};
