import type { Message } from './index';

/** Timestamps of independent authorities: asking for them, and checking them. */
export const TIME_MESSAGES: Record<string, Message> = {
  'timestamp.malformed': {
    zh: '时间戳不是有效的 RFC 3161 结构（{what}），未采用。',
    en: 'This is no RFC 3161 timestamp ({what}); it was not used.',
  },
  'timestamp.refused': {
    zh: '时间戳机构拒绝了请求（{reason}）。签字不受影响，程序会再次请求；如持续出现，请管理员核对该机构的设置。',
    en: 'The time stamping authority refused ({reason}). No signature is affected and it will be asked again; if this goes on, have your administrator check its settings.',
  },
  'timestamp.other-imprint': {
    zh: '时间戳是为其他内容出具的。',
    en: 'The timestamp is for something else.',
  },
  'timestamp.other-nonce': {
    zh: '时间戳机构的回答不是对本次请求的回答，未采用；程序会再次请求。',
    en: 'The authority’s answer was to another request and was not used; it will be asked again.',
  },
  'timestamp.algorithm': {
    zh: '时间戳使用了不接受的算法（{what}）。只接受 SHA-256 及以上，以及 RSA（至少 2048 位）、P-256、P-384。OpenSSL 时间戳服务须设置 ess_cert_id_alg = sha256。',
    en: 'The timestamp uses an algorithm that is not accepted ({what}): only SHA-256 or stronger with RSA of at least 2048 bits, P-256 or P-384. An OpenSSL authority needs ess_cert_id_alg = sha256.',
  },
  'timestamp.certificate': {
    zh: '时间戳机构的证书不符合要求（{rule}）。',
    en: 'The time stamping authority’s certificate is not suitable ({rule}).',
  },
  'timestamp.out-of-validity': {
    zh: '时间戳的时间 {at} 不在证书“{name}”的有效期内。',
    en: 'The timestamp’s time {at} is outside of the validity of the certificate “{name}”.',
  },
  'timestamp.signature': {
    zh: '时间戳的签名无效。',
    en: 'The timestamp’s signature is not valid.',
  },
  'timestamp.untrusted': {
    zh: '时间戳由“{authority}”出具，与设置中该机构的证书不符，未采用。请管理员核对设置中的证书。',
    en: 'The timestamp is by “{authority}”, which the certificate in the settings does not vouch for; it was not used. Have your administrator check that certificate.',
  },
  'timestamp.unreachable': {
    zh: '连接不到时间戳机构。签字已保存且有效，恢复连接后会补上时间戳；请检查网络或设置中的地址。',
    en: 'The time stamping authority cannot be reached. The signature is saved and stands; the timestamp follows when it is back. Check the network, or the address in the settings.',
  },
  'timestamp.too-slow': {
    zh: '时间戳机构在 {seconds} 秒内没有回答。签字已保存且有效，程序会再次请求。',
    en: 'The time stamping authority did not answer within {seconds} seconds. The signature is saved and stands; it will be asked again.',
  },
  'timestamp.answer': {
    zh: '该地址没有按 RFC 3161 回答（{what}）。签字已保存且有效；请管理员核对时间戳机构的地址。',
    en: 'The address does not answer as RFC 3161 says ({what}). The signature is saved and stands; have your administrator check the authority’s address.',
  },
  'timestamp.address': {
    zh: '时间戳机构的地址须以 http:// 或 https:// 开头。',
    en: 'The address of a time stamping authority begins with http:// or https://.',
  },
};
