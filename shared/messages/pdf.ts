import type { Message } from './index';

/** The signed PDF report. */
export const PDF_MESSAGES: Record<string, Message> = {
  'pdf.malformed': {
    zh: 'PDF 文件的结构无法读取（{what}）。',
    en: 'The structure of the PDF cannot be read ({what}).',
  },
  'pdf.box-missing': {
    zh: '报告中没有签字域“{field}”的位置，未生成报告。记录不受影响；请更新软件后再试。',
    en: 'The report has no place for the signature field “{field}”, so none was made. The record is as it was; update the app and try again.',
  },
  'pdf.box-twice': {
    zh: '报告中签字域“{field}”的位置出现两次或被分页截断，未生成报告。记录不受影响；请更新软件后再试。',
    en: 'The place for the signature field “{field}” occurs twice or is cut by a page break, so no report was made. The record is as it was; update the app and try again.',
  },
  'pdf.field-missing': {
    zh: '该 PDF 没有签字域“{field}”，未签字。',
    en: 'This PDF has no signature field “{field}”; nothing was signed.',
  },
  'pdf.field-signed': {
    zh: 'PDF 的签字域“{field}”已经签过，不能再签。',
    en: 'The signature field “{field}” of the PDF is signed already and cannot be signed again.',
  },
  'pdf.not-certified': {
    zh: '该 PDF 未经主查关员认证，不能签字或采信。',
    en: 'The PDF is not certified by the lead officer; it can be neither signed nor relied on.',
  },
  'pdf.appearance': {
    zh: '签字栏的画面未能生成，未签字。记录不受影响；请再试一次。',
    en: 'What the signature shows could not be made, so nothing was signed. The record is as it was; try again.',
  },
  'pdf.base': {
    zh: 'PDF 的正文不是本软件规定的形式。',
    en: 'The body of the PDF is not in the prescribed form.',
  },
  'pdf.revision': {
    zh: 'PDF 的第 {revision} 次追加不只是一个签名：内容被追加、遮盖或改动。',
    en: 'Revision {revision} of the PDF is not one signature and nothing else: content was added, covered or changed.',
  },
  'pdf.signature': {
    zh: 'PDF 签字域“{field}”中的签名无效。',
    en: 'The signature in the field “{field}” of the PDF is not valid.',
  },
};
