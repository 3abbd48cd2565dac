/** Texts that every screen may need. */
const zh = {
  brand: '远检',
  language: '界面语言',
  copy: '复制',
  'copy.hint': '点击复制',
  'copy.done': '已复制',
  'copy.refused': '系统未允许复制,请手动选取',
  'error.details': '详细信息',
  'error.retry': '重试',
  loading: '正在载入…',
  back: '返回',
  cancel: '取消',
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
  loading: 'Loading…',
  back: 'Back',
  cancel: 'Cancel',
};

export const commonTexts = { zh, en };
