import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { pageOf } from '../../../shared/record/page';

/** Whether this machine has the whole report as it stands: nothing can be signed on before. */
export const isReportHere = ({ inspection, present }: CaseView): boolean => {
  const here = new Set(present);
  return (pageOf(inspection)?.pieces ?? []).every(({ sha256 }) => here.has(sha256));
};

/** What there is to know before the report is signed. */
export function ReportNotes({ view }: { view: CaseView }) {
  const { t } = useTranslation('signOff');
  const { inspection, me } = view;
  const lost = inspection.rejected.some(
    ({ author, rule, type }) =>
      author === me.fingerprint && rule === 'signature.other-page' && type === 'signature.given',
  );
  return (
    <div role="status">
      {lost && <p className="rule-against sentence">{t('sign.again')}</p>}
      {!isReportHere(view) && <p className="muted">{t('sign.report-coming')}</p>}
    </div>
  );
}
