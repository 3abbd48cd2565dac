/**
 * Why a bundle does not pass, or what a reader should know of it. `fails`: something is not what was signed.
 * `undecided`: nothing is wrong, but something is missing for a yes. `note`: changes nothing. The indication is the
 * sub-indication of ETSI EN 319 102-1 (clause 5.1.3) that comes nearest, of those that it has for that outcome.
 */

export type Effect = 'fails' | 'undecided' | 'note';

/** Sub-indications of TOTAL-FAILED. */
type Failure = 'FORMAT_FAILURE' | 'HASH_FAILURE' | 'SIG_CRYPTO_FAILURE' | 'REVOKED';
/** Sub-indications of INDETERMINATE. */
type Doubt =
  | 'SIG_CONSTRAINTS_FAILURE'
  | 'NO_CERTIFICATE_CHAIN_FOUND'
  | 'OUT_OF_BOUNDS_NO_POE'
  | 'REVOKED_NO_POE'
  | 'TIMESTAMP_ORDER_FAILURE';
export type Indication = Failure | Doubt;

interface ReasonKind {
  effect: Effect;
  indication: Indication | null;
  zh: string;
  en: string;
}

const fails = (indication: Failure, zh: string, en: string): ReasonKind => ({
  effect: 'fails',
  indication,
  zh,
  en,
});
const undecided = (indication: Doubt, zh: string, en: string): ReasonKind => ({
  effect: 'undecided',
  indication,
  zh,
  en,
});
const note = (zh: string, en: string): ReasonKind => ({ effect: 'note', indication: null, zh, en });

export const REASONS = {
  'layout.not-a-bundle': fails('FORMAT_FAILURE', '不是远检记录包', 'this is no record bundle'),
  'layout.cut-off': fails(
    'FORMAT_FAILURE',
    '记录包被截断：文件在末尾的目录处中断，未完整传输或保存',
    'the bundle was cut off: it ends in the middle of its directory, as after a transfer that broke',
  ),
  'layout.cut-off-in': fails(
    'FORMAT_FAILURE',
    '记录包被截断：在此文件中间中断，其后的文件全部缺失',
    'the bundle was cut off in the middle of this file; everything behind it is missing',
  ),
  'layout.not-canonical': fails(
    'FORMAT_FAILURE',
    '压缩包的排列与规定不一致：{what}',
    'the archive is not laid out as prescribed: {what}',
  ),
  'layout.name': fails(
    'FORMAT_FAILURE',
    '压缩包中有不允许或重复的文件名',
    'the archive has a file name that is forbidden or used twice',
  ),
  'layout.mimetype': fails(
    'FORMAT_FAILURE',
    '首个文件 mimetype 缺失或内容不符',
    'the first file, mimetype, is missing or says something else',
  ),
  'layout.order': fails('FORMAT_FAILURE', '文件次序被改动', 'the order of the files was changed'),
  'file.unknown': fails(
    'FORMAT_FAILURE',
    '记录包中多出不属于记录的文件',
    'this file does not belong to the record',
  ),
  'file.damaged': fails(
    'HASH_FAILURE',
    '文件损坏（校验和不符）',
    'the file is damaged (its checksum does not match)',
  ),
  'file.too-large': fails('FORMAT_FAILURE', '文件超出允许大小', 'the file is larger than its kind may be'),
  'authority.missing': fails(
    'FORMAT_FAILURE',
    '缺少签发机构证书',
    'the certificate of the authority is missing',
  ),
  'authority.malformed': fails(
    'FORMAT_FAILURE',
    '签发机构证书无法读取或不是签发机构证书',
    'the certificate of the authority cannot be read, or is not one of an authority',
  ),
  'authority.other': fails(
    'HASH_FAILURE',
    '签发机构证书不是建案时指定的那一个',
    'the authority is not the one that the case was opened under',
  ),
  'authority.unknown': undecided(
    'NO_CERTIFICATE_CHAIN_FOUND',
    '未能确认签发机构：请向海关核对其证书指纹，并作为信任锚提供',
    'the authority is not known here: compare its fingerprint with customs and give its certificate as a trust anchor',
  ),
  'certificate.missing': fails(
    'FORMAT_FAILURE',
    '缺少作者 {author} 的证书',
    'the certificate of author {author} is missing',
  ),
  'certificate.malformed': fails('FORMAT_FAILURE', '证书无法读取', 'the certificate cannot be read'),
  'certificate.changed': fails(
    'HASH_FAILURE',
    '证书内容与其文件名（指纹）不符',
    'the certificate is not the one that its name (the fingerprint) says',
  ),
  'certificate.foreign': fails(
    'SIG_CRYPTO_FAILURE',
    '证书不是由本记录的签发机构签发',
    'the certificate was not issued by the authority of this record',
  ),
  'certificate.algorithm': fails(
    'SIG_CRYPTO_FAILURE',
    '证书的签名算法不被接受({algorithm})，只接受 ECDSA SHA-256',
    'the certificate is signed with {algorithm}; only ECDSA with SHA-256 counts',
  ),
  'certificate.unsuitable': fails(
    'FORMAT_FAILURE',
    '证书不符合规定（{rule}）',
    'the certificate does not follow the profile ({rule})',
  ),
  'certificate.unused': fails(
    'FORMAT_FAILURE',
    '证书不属于任何事件的作者',
    'the certificate belongs to no author of an event',
  ),
  'certificate.out-of-time': undecided(
    'OUT_OF_BOUNDS_NO_POE',
    '签名时间不在证书有效期内',
    'the time of the signature is outside the validity of the certificate',
  ),
  'certificate.revoked': undecided(
    'REVOKED_NO_POE',
    '{name}的证书已于 {since} 撤销，此事件（及其后共 {count} 个）写于撤销之后',
    'the certificate of {name} was taken back at {since}; this event, and {count} in all, were written after that',
  ),
  'certificate.revoked-signature': fails(
    'REVOKED',
    '{name}的证书已于 {since} 撤销，而可信时间戳（{at}）证明此签字在撤销之后',
    'the certificate of {name} was taken back at {since}, and a trusted timestamp ({at}) puts this signature after that',
  ),
  'revocations.invalid': fails(
    'SIG_CRYPTO_FAILURE',
    '撤销列表不是由本记录的签发机构签发，或已被改动',
    'the revocation list was not signed by the authority of this record, or was changed',
  ),
  'record.too-large': fails(
    'FORMAT_FAILURE',
    '全部事件超过 {limit} MiB，不是一次查检的记录',
    'the events are more than {limit} MiB: no inspection makes as many',
  ),
  'event.malformed': fails(
    'FORMAT_FAILURE',
    '事件不符合格式（{rule}）',
    'the event is not in the format ({rule})',
  ),
  'event.changed': fails(
    'HASH_FAILURE',
    '事件内容与其文件名（哈希）不符',
    'the event is not the one that its file name (the hash) says',
  ),
  'event.other-case': fails('FORMAT_FAILURE', '事件属于另一案件', 'the event belongs to another case'),
  'event.signature-missing': fails(
    'SIG_CRYPTO_FAILURE',
    '事件缺少签名',
    'the signature of the event is missing',
  ),
  'event.signature': fails('SIG_CRYPTO_FAILURE', '事件的签名无效', 'the signature of the event is not valid'),
  'event.missing': fails(
    'FORMAT_FAILURE',
    '签名文件没有对应的事件',
    'the event of this signature is missing',
  ),
  'chain.missing': fails(
    'FORMAT_FAILURE',
    '缺少事件 {hash}：{count} 个事件以它为前提（首个：{first}）',
    'event {hash} is missing: {count} event(s) rest on it (the first: {first})',
  ),
  'chain.order': fails(
    'FORMAT_FAILURE',
    '事件所指的前一事件不是该作者的前一个',
    'the event does not follow the one of its author that it names',
  ),
  // What was signed stands; but somebody tried to rewrite it, and a reader is to know that before they say yes.
  'chain.fork': undecided(
    'SIG_CONSTRAINTS_FAILURE',
    '同一作者在同一位置写了两个不同事件（序号 {seq}）；签字所依据的一个有效，另一个不生效，请查明原因',
    'one author wrote two different events for the same place (number {seq}); the one that the signatures rest on counts and the other does not: find out why',
  ),
  'chain.fork-open': note(
    '同一作者在同一位置写了两个不同事件（序号 {seq}），两者均不生效，封存的内容不受影响',
    'one author wrote two different events for the same place (number {seq}); neither counts, and nothing sealed is touched',
  ),
  'clock.set-forward': note(
    '{who}的系统时间在此事件前被拨快了 {by}（或电脑曾休眠）',
    'the clock of {who} was set forward by {by} before this event (or the machine slept)',
  ),
  'clock.step-back': note(
    '{who}的系统时间在此事件前后移了 {by}（如自动校时）',
    'the clock of {who} went back by {by} before this event, as when it is put right',
  ),
  'clock.measured-apart': note(
    '{who}的此事件所标时间比它所依据的{other}的事件或检查点早 {by}，与通话中测得并签署的时差相符',
    'this event of {who} claims a time {by} before that of an event by {other} or a checkpoint that it rests on, as their clocks were measured to be apart',
  ),
  // What a clock says is a signed attribute of the event: two that cannot both be true are a constraint that is not met.
  'clock.set-back': undecided(
    'SIG_CONSTRAINTS_FAILURE',
    '{who}的系统时间在此事件前被拨慢了 {by}：记录中的时间互相矛盾',
    'the clock of {who} was set back by {by} before this event: the times of the record contradict each other',
  ),
  'clock.restart-back': undecided(
    'SIG_CONSTRAINTS_FAILURE',
    '{who}的软件重启后，系统时间比其上一事件早 {by}：记录中的时间互相矛盾',
    'after a restart the clock of {who} was {by} behind their last event: the times of the record contradict each other',
  ),
  'clock.run-back': undecided(
    'SIG_CONSTRAINTS_FAILURE',
    '{who}的运行计时倒退了 {by}，正常情况下不会发生',
    'the running clock of {who} went back by {by}, which it never does by itself',
  ),
  'clock.before-cause': undecided(
    'SIG_CONSTRAINTS_FAILURE',
    '{who}的此事件所标时间比它所依据的{other}的事件早 {by}，测得的时差不能解释：其中一个时间不实',
    'this event of {who} claims a time {by} before that of an event by {other} that it rests on, and no measured difference of their clocks explains it: one of the times is wrong',
  ),
  // A checkpoint is a time that the hub signed, and “not before”.
  'clock.before-checkpoint': undecided(
    'TIMESTAMP_ORDER_FAILURE',
    '{who}的此事件所标时间比其中查检中心检查点的时间早 {by}，测得的时差不能解释：其中一个时间不实',
    'this event of {who} claims a time {by} before that of the hub’s checkpoint in it, and no measured difference of their clocks explains it: one of the times is wrong',
  ),
  'clock.checkpoint-back': undecided(
    'TIMESTAMP_ORDER_FAILURE',
    '{who}的此事件所附检查点比其先前事件所附的更旧（早 {by}）',
    'the checkpoint in this event of {who} is older than one that an earlier event of theirs carries (by {by})',
  ),
  // Nobody can have written it by mistake: the app refuses it from others and never makes one.
  'checkpoint.invalid': undecided(
    'SIG_CONSTRAINTS_FAILURE',
    '{who}的此事件所附检查点不是本记录查检中心签发的，“不早于”的时间不成立',
    'the checkpoint in this event of {who} is not signed by the hub of this record: its “not before” does not hold',
  ),
  'checkpoint.two-histories': undecided(
    'SIG_CONSTRAINTS_FAILURE',
    '查检中心对同样多的回执签过两个不同的检查点（分别见于{other}和{who}的事件）：它出示过两套历史，请查明原因',
    'the hub signed two different checkpoints over as many receipts (in events of {other} and {who}): it showed two histories; find out why',
  ),
  'case.no-opening': fails(
    'FORMAT_FAILURE',
    '没有有效的建案事件',
    'there is no valid event that opens the case',
  ),
  'record.incomplete': note(
    '由于上述原因，{waiting} 个事件无法接入记录；依附于缺失内容的照片、签名和封存未作判断，也不逐一列出',
    'for these reasons {waiting} event(s) cannot join the record; pictures, signatures and seal that rest on what is missing are neither judged nor listed one by one',
  ),
  'event.rejected': note('事件 {type} 未生效：{rule}', 'event {type} has no effect: {rule}'),
  'blob.missing': fails('FORMAT_FAILURE', '记录所列的文件缺失', 'a file that the record names is missing'),
  'blob.changed': fails(
    'HASH_FAILURE',
    '文件内容与记录的哈希值不符',
    'the file is not the one that the record names: its hash differs',
  ),
  'blob.size': fails(
    'HASH_FAILURE',
    '文件大小与记录不符',
    'the file does not have the size that the record states',
  ),
  'report.changed': fails(
    'HASH_FAILURE',
    'PDF 报告到“{field}”签名为止的内容与记录的哈希值不符',
    'the PDF report up to the signature “{field}” is not the one that the record names',
  ),
  'report.appended': fails(
    'FORMAT_FAILURE',
    'PDF 报告末尾被追加了内容',
    'something was appended to the PDF report',
  ),
  'report.malformed': fails(
    'FORMAT_FAILURE',
    'PDF 报告不合规定：{reason}',
    'the PDF report is not as prescribed: {reason}',
  ),
  'report.signer': fails(
    'SIG_CRYPTO_FAILURE',
    'PDF 报告的签字域“{field}”不是由记录中的签字人签署，或内容与记录不同',
    'the field “{field}” of the PDF report is not signed by whom, or not with what, the record says',
  ),
  'report.time': fails(
    'FORMAT_FAILURE',
    'PDF 报告签字域“{field}”的时间与记录相差超过 10 分钟',
    'the time in the field “{field}” of the PDF report is more than 10 minutes from the record’s',
  ),
  'blob.absent': note(
    '已弃用或未生效的照片没有原图',
    'the file of a still that was set aside or has no effect is not there',
  ),
  'still.same': note(
    '第 {number} 张照片与第 {first} 张完全相同：摄像头可能停滞，或重复使用了旧照片',
    'still No. {number} is the same picture as No. {first}: the camera was frozen, or an old picture was shown again',
  ),
  'manifest.missing': fails('FORMAT_FAILURE', '缺少签名清单', 'the manifest of a signature is missing'),
  'manifest.changed': fails(
    'HASH_FAILURE',
    '签名清单与记录不一致',
    'the manifest is not the one that follows from the record',
  ),
  'cades.missing': fails('FORMAT_FAILURE', '缺少签名文件', 'the file of a signature is missing'),
  'cades.changed': fails(
    'HASH_FAILURE',
    '签名文件与签字事件中的签名不同',
    'the file is not the signature that its event holds',
  ),
  'cades.extra': fails(
    'FORMAT_FAILURE',
    '没有与此签名文件对应的有效签字',
    'no signature in force belongs to this file',
  ),
  'cades.malformed': fails('FORMAT_FAILURE', '签名不是有效的 CMS 结构', 'the signature is no CMS structure'),
  'cades.differs': fails(
    'SIG_CRYPTO_FAILURE',
    '签名所覆盖的内容、证书或格式不符',
    'the signature is for another content, by another certificate, or not in the prescribed form',
  ),
  'cades.signature': fails('SIG_CRYPTO_FAILURE', '签名值无效', 'the signature value is not valid'),
  'cades.time': undecided(
    'SIG_CONSTRAINTS_FAILURE',
    '签名时间与签字事件的时间相差超过 10 分钟',
    'the time of the signature and of its event are more than 10 minutes apart',
  ),
  'parallel.missing': fails(
    'FORMAT_FAILURE',
    '缺少国密签名或其公钥文件',
    'the file of an SM2 signature or of its key is missing',
  ),
  'parallel.changed': fails(
    'HASH_FAILURE',
    '文件与事件中的国密签名或公钥不同',
    'the file is not the SM2 signature or key that its event holds',
  ),
  'parallel.extra': fails(
    'FORMAT_FAILURE',
    '没有与此国密签名文件对应的事件',
    'no event in effect holds this SM2 signature',
  ),
  'parallel.invalid': undecided(
    'SIG_CONSTRAINTS_FAILURE',
    '国密（SM2/SM3）签名值无效；P-256 签名另行判断',
    'the SM2 signature with SM3 does not hold; the P-256 signature is judged apart',
  ),
  'parallel.holds': note(
    '另有国密（SM2/SM3）签名，覆盖同一份清单，有效',
    'an SM2 signature with SM3 stands beside this one, over the same manifest, and holds',
  ),
  'timestamp.missing': fails(
    'FORMAT_FAILURE',
    '缺少封存的时间戳文件',
    'the file of a timestamp over the seal is missing',
  ),
  'timestamp.changed': fails(
    'HASH_FAILURE',
    '时间戳文件与事件中的时间戳不同',
    'the file is not the timestamp that its event holds',
  ),
  'timestamp.extra': fails(
    'FORMAT_FAILURE',
    '没有与此时间戳文件对应的事件',
    'no event in effect holds this timestamp',
  ),
  'timestamp.invalid': undecided(
    'SIG_CONSTRAINTS_FAILURE',
    '“{authority}”的时间戳不成立：{reason}',
    'the timestamp of “{authority}” does not hold: {reason}',
  ),
  'timestamp.unknown-authority': note(
    '“{authority}”的时间戳本身完好（{at}），但授时机构不在信任锚中，时间未获证明',
    'the timestamp of “{authority}” is sound ({at}), but its authority is none of the trust anchors: the time is not proven',
  ),
  'timestamp.proven': note(
    '“{authority}”证明此签字或封存在 {at} 之前已存在',
    '“{authority}” proves that this signature or seal existed at {at}',
  ),
  'timestamp.before-clock': note(
    '时间戳（{at}）早于签署设备的时钟（{wall}）：设备时钟偏快，与测得的时差相符，或授时机构未知',
    'the timestamp ({at}) lies before the signer’s clock ({wall}): that clock was ahead as it was measured to be, or the authority is not known',
  ),
  'timestamp.contradicts-clock': undecided(
    'TIMESTAMP_ORDER_FAILURE',
    '可信时间戳（{at}）早于签署设备所称的签字时间（{wall}），测得的时差不能解释：所称时间不实',
    'the trusted timestamp ({at}) lies before the time of signing that the signer’s clock claims ({wall}), and no measured difference explains it: the claimed time is wrong',
  ),
  'timestamp.none': note(
    '没有可信时间戳：签字和封存的时间仅来自各设备的时钟',
    'there is no timestamp: the times of signatures and seal are those of the devices’ clocks alone',
  ),
  'renewal.missing': fails(
    'FORMAT_FAILURE',
    '缺少第 {number} 次续期的清单或时间戳',
    'the manifest or the timestamp of renewal No. {number} is missing',
  ),
  'renewal.changed': fails(
    'HASH_FAILURE',
    '第 {number} 次续期的清单与它之前的文件不符：有文件被更换、增删，或此续期属于另一记录包',
    'the manifest of renewal No. {number} does not fit the files before it: one was replaced, added or left out, or the renewal is of another bundle',
  ),
  'renewal.invalid': fails(
    'SIG_CRYPTO_FAILURE',
    '第 {number} 次续期的时间戳不成立：{reason}',
    'the timestamp of renewal No. {number} does not hold: {reason}',
  ),
  'renewal.order': undecided(
    'TIMESTAMP_ORDER_FAILURE',
    '第 {number} 次续期的时间（{at}）早于它所覆盖的时间戳（{before}）',
    'the time of renewal No. {number} ({at}) lies before that of a timestamp that it covers ({before})',
  ),
  // Nothing else is over its bytes: whoever cannot check the authority cannot tell that nobody changed them.
  'renewal.unknown-authority': undecided(
    'NO_CERTIFICATE_CHAIN_FOUND',
    '第 {number} 次续期由“{authority}”作出（{at}），该授时机构不在信任锚中：请核对并提供其证书',
    'renewal No. {number} ({at}) is by “{authority}”, which is none of the trust anchors: compare its certificate and give it as one',
  ),
  'renewal.proven': note(
    '第 {number} 次续期：“{authority}”证明此前的全部文件在 {at} 已存在，其证书有效至 {until}',
    'renewal No. {number}: “{authority}” proves that every file before it existed at {at}; its certificates are valid until {until}',
  ),
  'certificate.expired': undecided(
    'OUT_OF_BOUNDS_NO_POE',
    '到 {at}，{name}的证书已过期（{until}），且没有可信时间戳证明其签名在过期前已存在：须在该时刻之前续期',
    'at {at} the certificate of {name} had expired ({until}), and no trusted timestamp proves that what it signed existed before: the bundle had to be renewed by then',
  ),
  'timestamp.expired': undecided(
    'OUT_OF_BOUNDS_NO_POE',
    '到 {at}，“{name}”的时间戳所依据的证书已过期（{until}），且没有可信的续期覆盖它：须在该时刻之前续期',
    'at {at} the certificates behind the timestamp of “{name}” had expired ({until}), and no trusted renewal covers it: the bundle had to be renewed by then',
  ),
  'time.before-record': undecided(
    'OUT_OF_BOUNDS_NO_POE',
    '所问的时刻 {at} 早于记录包中最晚的时间（{last}）：那时还没有这个记录包',
    'the time that was asked about, {at}, lies before the last time in the bundle ({last}): there was no such bundle then',
  ),
  'seal.none': undecided('SIG_CONSTRAINTS_FAILURE', '记录尚未封存', 'the record has not been sealed'),
  'seal.rejected': fails('FORMAT_FAILURE', '封存无效：{rule}', 'the seal has no effect: {rule}'),
  // A sound record has it before anybody can export it: where it is not, it may have been left out.
  'report.none': undecided(
    'SIG_CONSTRAINTS_FAILURE',
    'PDF 报告的封存栏尚未签署，或签署它的事件被略去',
    'the seal’s field of the PDF report is not signed, or the event that signed it was left out',
  ),
  'closing.none': undecided(
    'SIG_CONSTRAINTS_FAILURE',
    '记录封存后无人结卷：封存之后的事件（时间戳、补充等）可能被略去，从这个文件看不出来',
    'nobody closed the record after its seal: events that came later (timestamps, amendments) may have been left out, and this file would not show it',
  ),
  'closing.outside': undecided(
    'SIG_CONSTRAINTS_FAILURE',
    '有 {count} 个事件在最后一次结卷之后或与之同时写入：同期的其他事件可能被略去，从这个文件看不出来',
    '{count} event(s) came after or beside the last closing: others of that time may have been left out, and this file would not show it',
  ),
} as const satisfies Record<string, ReasonKind>;

export type ReasonCode = keyof typeof REASONS;
