export const RECORD_MESSAGES = {
  internal: {
    zh: '程序内部错误。已保存的内容不受影响；请重试，若仍出现请把详情告知管理员。',
    en: 'Something went wrong inside the app. What was saved is safe; try again, and give the details to your administrator if it happens again.',
  },
  'event.invalid': {
    zh: '收到的记录事件不符合格式（{rule}），未采用；其他内容不受影响。',
    en: 'An event of the record is not in the format ({rule}) and was not taken in; nothing else is affected.',
  },
  'text.turned': {
    zh: '“{field}”中有改变文字方向的不可见字符（多随粘贴带入），会使读到的与写下的不同。请删去后重新键入。',
    en: 'The text “{field}” holds invisible characters that turn the direction of writing (they often come with what is pasted), so it could be read otherwise than it was written. Delete them and type it again.',
  },
  'event.too-large': {
    zh: '记录事件超过 {limit} 字节，未采用。',
    en: 'An event of the record is larger than {limit} bytes and was not taken in.',
  },
};
