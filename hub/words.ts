import type { Message } from '../shared/messages/index';

/** What the hub's command says to whoever starts it, in both languages; errors of the hub itself are in shared/messages. */

export const USAGE = `npm run hub -- [options / 选项]

  --host ADDRESS       address to listen on; 127.0.0.1 unless given
                       监听地址，默认 127.0.0.1
  --port N             port to listen on; 7443 unless given, 0 takes a free one
                       监听端口，默认 7443；0 表示任选一个空闲端口
  --data DIR           folder of the hub's data; ~/.yuanjian-hub unless given
                       数据文件夹，默认 ~/.yuanjian-hub
  --name NAME          what people call the hub, up to 80 characters
                       查检中心名称，最多 80 字
  --invite officer --badge BADGE [--person NAME]
                       prints an invitation for one more officer
                       为一名关员生成邀请；--person 为姓名，--badge 为证号
  --people             lists who has been enrolled
                       列出已登记的人员
  --revoke FINGERPRINT takes somebody's certificate back, before the hub listens
                       在开始监听之前撤销某人的证书
  --turn URL           a TURN server that calls may go through; may be given several times
                       通话可经由的 TURN 服务器，可多次给出，如 turns:relay.example:443?transport=tcp
  --turn-secret-file FILE
                       holds what the server has as static-auth-secret (coturn: use-auth-secret)
                       文件内容为该服务器的 static-auth-secret（coturn：use-auth-secret）
  --relay-only         calls go through those servers alone
                       通话只经由上述服务器
  --json               prints one JSON object a line instead of words
                       每行输出一个 JSON 对象
  --help               prints this
                       显示本说明

  After what was asked for the hub goes on running; Ctrl+C ends it.
  完成以上操作后查检中心继续运行；按 Ctrl+C 结束。

  YUANJIAN_HUB_PASSPHRASE   seals keys and data with this passphrase; to be set before the first start
                            用此口令封存密钥和数据；须在首次启动前设置
`;

export const WORDS = {
  listens: (name: string, url: string): Message => ({
    zh: `${name} 正在监听 ${url}`,
    en: `${name} listens on ${url}`,
  }),
  tls: (fingerprint: string): Message => ({
    zh: `TLS 证书指纹（SHA-256）：${fingerprint}`,
    en: `TLS certificate (SHA-256): ${fingerprint}`,
  }),
  invitation: (badge: string, until: string): Message => ({
    zh: `证号 ${badge} 的关员邀请，限用一次，有效至 ${until}：`,
    en: `Invitation for the officer with badge ${badge}, good once until ${until}:`,
  }),
  byTelephone: { zh: '或通过电话念出：', en: 'or by telephone:' },
  revoked: (fingerprint: string): Message => ({
    zh: `已撤销证书：${fingerprint}`,
    en: `Taken back: ${fingerprint}`,
  }),
  nobody: { zh: '尚无人员登记。', en: 'Nobody has been enrolled yet.' },
  noOfficer: {
    zh: '尚无关员登记。要邀请第一位关员，请停止查检中心，再这样启动：',
    en: 'No officer has been enrolled yet. To invite the first, stop the hub and start it with',
  },
  port: (value: string): Message => ({
    zh: `--port ${value}：端口应为 0 到 65535 的整数。`,
    en: `--port ${value}: a port is a number from 0 to 65535.`,
  }),
  empty: (option: string): Message => ({
    zh: `--${option} 后面缺少内容。`,
    en: `--${option} is empty; say something after it, or leave it out.`,
  }),
  tooLong: (option: string): Message => ({
    zh: `--${option} 最多 80 个字符。`,
    en: `--${option} has at most 80 characters.`,
  }),
  onlyOfficers: (value: string): Message => ({
    zh: `--invite ${value}：此处只能邀请关员（officer）；其他人员在应用内邀请。`,
    en: `--invite ${value}: only officers are invited here; others are invited in the app.`,
  }),
  badgeNeeded: {
    zh: '--invite officer 需要 --badge：案卷以证号指明关员。',
    en: '--invite officer needs --badge: cases name their officers by badge number.',
  },
  badgeForm: (value: string): Message => ({
    zh: `--badge ${value}：证号由字母、数字和连字符组成，最多 32 位。`,
    en: `--badge ${value}: a badge has letters, digits and hyphens, at most 32.`,
  }),
  turnNeeded: (option: string): Message => ({
    zh: `--${option} 只能与 --turn 一起使用。`,
    en: `--${option} goes with --turn only.`,
  }),
  turnForm: (urls: string): Message => ({
    zh: `--turn ${urls}：应形如 turn:HOST:端口?transport=udp 或 turns:HOST:443?transport=tcp，最多八个。`,
    en: `--turn ${urls}: a server reads turn:HOST:PORT?transport=udp or turns:HOST:443?transport=tcp; at most eight of them.`,
  }),
  turnSecretNeeded: {
    zh: '--turn 需要 --turn-secret-file：查检中心据此为通话人员生成短期凭据。',
    en: '--turn needs --turn-secret-file: the hub makes short-lived credentials with it for those in a call.',
  },
  turnSecretFile: (file: string, reason: string): Message => ({
    zh: `--turn-secret-file ${file}：无法读取（${reason}）。`,
    en: `--turn-secret-file ${file}: it cannot be read (${reason}).`,
  }),
  turnSecretLength: (file: string): Message => ({
    zh: `--turn-secret-file ${file}：密钥应为 8 到 300 个字符。`,
    en: `--turn-secret-file ${file}: a secret has 8 to 300 characters.`,
  }),
  inviteNeeded: (option: string): Message => ({
    zh: `--${option} 只能与 --invite officer 一起使用。`,
    en: `--${option} goes with --invite officer only.`,
  }),
  fingerprintForm: (value: string): Message => ({
    zh: `--revoke ${value}：应为证书指纹，即 64 位十六进制数字；可用 --people 查看。`,
    en: `--revoke ${value}: this takes a certificate's fingerprint, 64 hexadecimal digits; --people shows them.`,
  }),
  unknownPerson: (value: string): Message => ({
    zh: `--revoke ${value}：此查检中心没有该证书。未作任何更改；可用 --people 查看所有人员，并核对 --data。`,
    en: `--revoke ${value}: nobody here has this certificate. Nothing was changed; --people shows who there is, and check --data.`,
  }),
  portInUse: (host: string, port: string): Message => ({
    zh: `${host}:${port} 已被其他程序占用（EADDRINUSE）。未作任何更改；请停止该程序，或用 --port 换一个端口。`,
    en: `Another program already listens on ${host}:${port} (EADDRINUSE). Nothing was changed; stop that program, or give this hub another --port.`,
  }),
  cannotListen: (host: string, port: string, reason: string): Message => ({
    zh: `本机不能在 ${host}:${port} 上监听（${reason}）。未作任何更改；请用 --host 或 --port 另选。`,
    en: `This machine cannot listen on ${host}:${port} (${reason}). Nothing was changed; give another --host or --port.`,
  }),
} as const;
