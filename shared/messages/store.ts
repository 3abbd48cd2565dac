import type { Message } from './index';

/** The local store, the vault of its key, and the files of the record. */
export const STORE_MESSAGES: Record<string, Message> = {
  'store.damaged': {
    zh: '本机保存的数据已损坏（{what}），未采用。其他案件不受影响；请勿删除数据文件夹，可从中心或另一方重新同步，并告知管理员。',
    en: 'What this computer stored is damaged ({what}) and was not used. Other cases are not affected; keep the data folder, synchronise from the hub or the other side, and tell your administrator.',
  },
  'store.newer': {
    zh: '数据由更新版本的程序保存（版本 {version}，本程序支持到 {known}）。数据完好；请升级程序。',
    en: 'The data was stored by a newer version of the app (format {version}, this one knows {known}). It is intact; please update the app.',
  },
  'store.in-use': {
    zh: '数据文件夹正被另一个程序使用。数据完好；请关闭另一个程序后重试。',
    en: 'The data folder is in use by another app. The data is intact; close the other one and try again.',
  },
  'store.unusable': {
    zh: '无法读写数据文件夹（{what}）。已保存的内容不受影响；请检查磁盘和文件夹权限。',
    en: 'The data folder cannot be read or written ({what}). What was saved is safe; check the disk and the folder’s permissions.',
  },
  'store.disk-full': {
    zh: '磁盘空间不足，本次内容未保存。之前保存的不受影响；请清理磁盘后重试。',
    en: 'The disk is full and this was not saved. What was saved before is safe; free some space and try again.',
  },
  'vault.locked': {
    zh: '数据尚未解锁，请先输入口令。',
    en: 'The data is locked; enter the passphrase first.',
  },
  'vault.exists': {
    zh: '本机已设置过数据保护，不能重复设置。请直接解锁。',
    en: 'The data on this computer is protected already; unlock it instead.',
  },
  'vault.passphrase-needed': {
    zh: '本机系统没有可靠的密钥保管处，请设置口令。口令无法找回，请妥善保存。',
    en: 'This system has no safe place for keys, so a passphrase is needed. It cannot be recovered: keep it safe.',
  },
  'vault.wrong-passphrase': {
    zh: '口令不正确。数据不受影响，请重新输入。',
    en: 'That passphrase is not right. The data is safe; try again.',
  },
  'vault.wait': {
    zh: '口令多次错误，请 {seconds} 秒后再试。数据不受影响。',
    en: 'Several wrong passphrases: try again in {seconds} s. The data is safe.',
  },
  'vault.system-refused': {
    zh: '操作系统没有给出数据密钥。数据完好；请解锁系统钥匙串或以原用户登录后重试。',
    en: 'The operating system did not give the data’s key. The data is intact; unlock the keyring, or sign in as the same user, and try again.',
  },
  'vault.damaged': {
    zh: '密钥文件 vault.json 已损坏，无法解锁。请勿删除数据文件夹；请从备份恢复该文件并告知管理员。',
    en: 'The key file vault.json is damaged, so the data cannot be unlocked. Keep the data folder; restore that file from a backup and tell your administrator.',
  },
  'blob.absent': {
    zh: '该文件尚未到达本机。记录不受影响；同步后即可查看。',
    en: 'That file is not on this computer yet. The record is not affected; it can be seen once synchronised.',
  },
  'blob.range': {
    zh: '请求的范围超出文件大小（{size} 字节），未执行。',
    en: 'That is past the end of the file ({size} bytes); nothing was done.',
  },
  'blob.gap': {
    zh: '文件传输不连续（应从第 {expected} 字节继续），已收到的部分保留，将继续传输。',
    en: 'The transfer skipped some bytes (expected to go on at {expected}). What arrived is kept and the transfer goes on.',
  },
  'blob.not-expected': {
    zh: '未在接收该文件，数据未采用。请重新开始传输。',
    en: 'That file is not being received, so the bytes were not taken. Start the transfer again.',
  },
  'blob.not-named': {
    zh: '本案记录中没有该文件，未接收。',
    en: 'No event of this case names that file, so it was not received.',
  },
  'blob.hash-differs': {
    zh: '收到的文件与拍摄时签名的哈希值不一致，已丢弃。原件仍在对方设备上，请重新传输。',
    en: 'The file that arrived is not the one that was signed when it was made; it was dropped. The original is still on the other device: transfer it again.',
  },
};
