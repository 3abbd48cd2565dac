/** Texts that every screen may need. */
const zh = {
  brand: '远检',
  language: '界面语言',
  copy: '复制',
  'copy.hint': '点击复制',
  'copy.done': '已复制',
  'copy.refused': '系统未允许复制，请手动选取',
  'error.details': '详细信息',
  'error.retry': '重试',
  'failure.screen': '此画面出错，已停止显示',
  'failure.panel': '此处出错，已停止显示；其他部分照常使用',
  'failure.safe': '已保存的照片、结论和记录都在本机，不受影响；正在进行的通话不会中断。',
  'failure.home': '返回工作台',
  'failure.copy': '复制详细信息',
  'return.title': '{{time}} 的查检通话没有结束',
  'return.go': '回到通话',
  'return.decline': '不再返回',
  loading: '正在载入…',
  back: '返回',
  cancel: '取消',
  'name.differs': '须与证书上的姓名“{{name}}”一致。',
};

const en: Record<keyof typeof zh, string> = {
  brand: 'Yuanjian',
  language: 'Language',
  copy: 'Copy',
  'copy.hint': 'Click to copy',
  'copy.done': 'Copied',
  'copy.refused': 'The system refused; please select it by hand',
  'error.details': 'Details',
  'error.retry': 'Try again',
  'failure.screen': 'This screen failed and is no longer shown',
  'failure.panel': 'This part failed and is no longer shown; everything else goes on',
  'failure.safe':
    'What was saved, stills, answers and the record, is on this computer and safe. A call that is going on goes on.',
  'failure.home': 'Back to the desk',
  'failure.copy': 'Copy details',
  'return.title': 'The inspection call of {{time}} has not ended',
  'return.go': 'Back into the call',
  'return.decline': 'Do not go back',
  loading: 'Loading…',
  back: 'Back',
  cancel: 'Cancel',
  'name.differs': 'Must be the name on your certificate, “{{name}}”.',
};

export const commonTexts = { zh, en };
