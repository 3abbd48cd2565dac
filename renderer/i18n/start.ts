/** First run, joining and unlocking. */
const zh = {
  'role.title': '您是哪一方？',
  'role.lead': '远程属地查检：关员在线查检，企业现场协助拍摄，记录由双方签字。',
  'role.officer': '海关关员',
  'role.officer.about': '建立查检、指挥拍摄、记录结论、签字封存。',
  'role.company': '企业陪同人员',
  'role.company.about': '凭海关发来的邀请加入，在现场拍摄，阅读并签署记录。',
  'role.both': '在本机上同时试用双方',
  'role.both.about': '另开一个窗口作为企业，数据各自独立。用于熟悉软件。',

  'role.verify': '核验记录包',
  'role.verify.about': '只想检查收到的记录？',

  'pass.title': '设置本机口令',
  'pass.why':
    '查检资料在本机加密保存。这台电脑的系统没有可靠的密钥存放处，因此需要您设一个口令来保管密钥。每次打开软件时输入。',
  'pass.lost': '口令无法找回。忘记后，本机上尚未同步到查检中心的资料将无法打开。',
  'pass.new': '口令（至少 8 个字符）',
  'pass.again': '再输入一次',
  'pass.differs': '两次输入不一致。',
  'pass.submit': '设置口令并继续',
  'pass.strength': '强度：{{word}}',
  'pass.strength.short': '太短',
  'pass.strength.weak': '弱，容易被猜到；再长一些或混用文字、数字',
  'pass.strength.fair': '尚可',
  'pass.strength.strong': '强',

  'unlock.title': '输入口令以打开',
  'unlock.about': '本机资料已加密。输入设置时的口令。',
  'unlock.pass': '口令',
  'unlock.submit': '打开',

  'officer.title': '关员登记',
  'officer.way': '登记方式',
  'officer.found': '在本机设立查检室',
  'officer.join': '用登记链接加入',
  'officer.found.about':
    '本机同时作为查检中心：签发证书、保存同步、转接通话。默认只在本机可达，之后可一键开放给网络。',
  'officer.name': '姓名',
  'officer.badge': '关员证号',
  'officer.badge.hint': '须与案件文件中的证号一致，如 DEMO-0001。',
  'officer.office': '查检室（科室）名称',
  'officer.submit': '设立并进入',

  'company.title': '加入查检',
  'company.about': '把海关关员发来的邀请链接或邀请码粘贴到下面。',
  'join.title': '加入另一案件',
  'join.officer.about': '把查检室发来的登记链接或登记码粘贴到下面。姓名与证号由登记链接确定。',
  'join.text': '邀请链接或邀请码',
  'join.text.hint': '形如 yuanjian://join/…；每个邀请只能使用一次。',
  'join.name': '您的姓名',
  'join.name.hint': '将写入证书和记录。邀请中已写明姓名的，可留空。',
  'join.submit': '加入',
  'join.hub': '查检中心',
  'join.fingerprint': '中心指纹',
  'join.compare': '如有疑问，请与关员电话核对这串指纹。一致才加入。',
  'company.no-camera': '需要一台带摄像头的电脑。照片先保存在本机，再送达海关。',

  busy: '请稍候…',
  'step.identity': '正在生成密钥并登记…',
  'status.loading': '正在打开…',
};

const en: Record<keyof typeof zh, string> = {
  'role.title': 'Which side are you on?',
  'role.lead':
    'Remote on-site inspection: officers inspect online, the company films on the spot, and both sign the record.',
  'role.officer': 'Customs officer',
  'role.officer.about': 'Opens inspections, directs the camera, records findings, signs and seals.',
  'role.company': 'Company representative',
  'role.company.about': 'Joins by an invitation from customs, films on the spot, reads and signs the record.',
  'role.both': 'Try both sides on this computer',
  'role.both.about':
    'Opens a second window as the company, with data of its own. For getting to know the app.',

  'role.verify': 'Verify a record',
  'role.verify.about': 'Only here to check a record that you were sent?',

  'pass.title': 'Choose a passphrase for this computer',
  'pass.why':
    'Inspection data are stored encrypted. This computer’s system has no safe place for the key, so a passphrase of yours keeps it. You enter it each time the app opens.',
  'pass.lost':
    'It cannot be recovered. Without it, whatever has not been synced to the hub from this computer cannot be opened.',
  'pass.new': 'Passphrase (at least 8 characters)',
  'pass.again': 'Once more',
  'pass.differs': 'The two are not the same.',
  'pass.submit': 'Set passphrase and go on',
  'pass.strength': 'Strength: {{word}}',
  'pass.strength.short': 'too short',
  'pass.strength.weak': 'weak, easy to guess; make it longer or mix words and digits',
  'pass.strength.fair': 'fair',
  'pass.strength.strong': 'strong',

  'unlock.title': 'Enter your passphrase',
  'unlock.about': 'The data on this computer are encrypted. Enter the passphrase that you chose.',
  'unlock.pass': 'Passphrase',
  'unlock.submit': 'Open',

  'officer.title': 'Enrol as an officer',
  'officer.way': 'How to enrol',
  'officer.found': 'Found an office here',
  'officer.join': 'Join with a link',
  'officer.found.about':
    'This computer is then the hub as well: it issues certificates, keeps the sync and connects calls. Reachable on this computer only until you share it on the network with one click.',
  'officer.name': 'Name',
  'officer.badge': 'Badge number',
  'officer.badge.hint': 'The same as in the case file, such as DEMO-0001.',
  'officer.office': 'Name of the office',
  'officer.submit': 'Found the office and enter',

  'company.title': 'Join an inspection',
  'company.about': 'Paste the invitation link or code that the customs officer sent you.',
  'join.title': 'Join another case',
  'join.officer.about':
    'Paste the enrolment link or code that your office sent you. It states your name and badge number.',
  'join.text': 'Invitation link or code',
  'join.text.hint': 'Looks like yuanjian://join/… ; each can be used once.',
  'join.name': 'Your name',
  'join.name.hint': 'Goes into your certificate and the record. May stay empty if the invitation states it.',
  'join.submit': 'Join',
  'join.hub': 'Hub',
  'join.fingerprint': 'Fingerprint',
  'join.compare':
    'In doubt, compare this fingerprint with the officer by telephone. Join only if it is the same.',
  'company.no-camera':
    'You need a computer with a camera. Pictures are saved on this computer first, then sent to customs.',

  busy: 'One moment…',
  'step.identity': 'Making your key and enrolling…',
  'status.loading': 'Opening…',
};

export const startTexts = { zh, en };
