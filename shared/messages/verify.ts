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
