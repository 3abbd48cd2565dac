/** The regulation or the design decision behind a rule, for people to read. */
export interface RuleSource {
  zh: string;
  en: string;
}

/** Rules without which the record could not be read the same way by everybody. */
export const FORMAT: RuleSource = {
  zh: '记录格式（docs/RECORD-FORMAT.md）',
  en: 'Record format (docs/RECORD-FORMAT.md)',
};
