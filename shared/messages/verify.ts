import type { Message } from './index';

/** Checking a record bundle on a screen. */
export const VERIFY_MESSAGES: Record<string, Message> = {
  'verify.not-readable': {
    zh: '这个文件不能读取。文件未被改动；请确认它仍在原处、是一个文件并且您有权读取，再试一次。',
    en: 'That file cannot be read. Nothing was changed; make sure that it is still there, is a file and may be read by you, then try again.',
  },
  'verify.closed': {
    zh: '这个文件已经关闭。请重新选择要核验的记录包。',
    en: 'That file has been closed. Choose the bundle again.',
  },
  'verify.cancelled': {
    zh: '核验已取消，没有结论。文件未被改动。',
    en: 'The check was cancelled and there is no verdict. The file is as it was.',
  },
  'verify.no-crypto': {
    zh: '浏览器没有提供密码功能，不能核验。请把本页面保存到电脑上，用新版 Chrome、Edge 或 Firefox 直接打开。',
    en: 'The browser offers no cryptography here, so nothing can be checked. Save this page on your computer and open it from there with a recent Chrome, Edge or Firefox.',
  },
  'time.unreadable': {
    zh: '不是 ISO 8601 的时刻或日期，例如 2031-05-01 或 2031-05-01T08:00:00Z。',
    en: 'This is no ISO 8601 time or date, such as 2031-05-01 or 2031-05-01T08:00:00Z.',
  },
  'renew.failed': {
    zh: '记录包核验不通过（{count} 项，首项 {code}），不能续期。文件未被改动。',
    en: 'The bundle fails its check ({count} reason(s), the first {code}) and cannot be renewed. The file is as it was.',
  },
  'renew.exists': {
    zh: '该文件已经存在。续期只写新文件，从不覆盖；请换一个名称。',
    en: 'There is such a file already. A renewal is always a new file and replaces none; choose another name.',
  },
  'renew.not-sound': {
    zh: '续期后的记录包未通过自检（{code}），已删除。原文件未被改动；请核对授时机构的设置后再试。',
    en: 'The renewed bundle did not pass its own check ({code}) and was removed. The old file is as it was; check the settings of the time authority and try again.',
  },
  'renew.untrusted': {
    zh: '这里没有为该授时机构作保的证书，它的时间戳不能证明续期，没有写出文件。请先提供该机构的证书（根、签发或签名证书）作为信任锚。',
    en: 'Nothing here vouches for that time authority, so its timestamp would prove nothing; no file was written. Give the authority’s certificate (root, issuer or the signing one) as a trust anchor first.',
  },
  'renew.no-timestamp': {
    zh: '授时机构没有给出可用的时间戳（{code}），没有写出文件，原文件未被改动。请检查网络或授时地址后再试。',
    en: 'The time authority gave no timestamp that can be used ({code}); no file was written and the old one is as it was. Check the network or the authority’s address and try again.',
  },
  'renew.too-many': {
    zh: '记录包已续期 {count} 次，不能再续。',
    en: 'The bundle has been renewed {count} times and takes no more.',
  },
  'renew.no-authority': {
    zh: '还没有设置授时机构。请先在状态栏的“时间戳”中添加一个（RFC 3161），再续期。',
    en: 'No time authority is set. Add one (RFC 3161) under “Timestamps” in the status bar first, then renew.',
  },
  'trust.unreadable': {
    zh: '这不是证书（PEM 或 DER），也不是 64 位十六进制的 SHA-256 指纹。信任的机构没有变化。',
    en: 'This is neither a certificate (PEM or DER) nor a SHA-256 fingerprint of 64 hexadecimal digits. What is trusted has not changed.',
  },
  'trust.certificate-needed': {
    zh: '指纹只能用来确认记录包自带的签发机构；其他机构请提供证书本身（PEM 或 DER）。信任的机构没有变化。',
    en: 'A fingerprint only confirms the authority in the bundle; of any other give the certificate itself (PEM or DER). What is trusted has not changed.',
  },
  'trust.not-authority': {
    zh: '这是个人证书，不是签发机构的证书。请向海关索取签发机构证书。信任的机构没有变化。',
    en: 'This is the certificate of a person, not of an authority. Ask customs for the authority’s. What is trusted has not changed.',
  },
};
