import { useTranslation } from 'react-i18next';
import type { GoodsLine } from '../../../shared/customs/case-schema';
import { declaredText, differs, LINE_FIELDS, type LineDraft } from './line-draft';

interface LineCompareProps {
  goods: GoodsLine;
  draft: LineDraft;
  invalid: (keyof LineDraft)[];
  readOnly: boolean;
  onChange: (change: Partial<LineDraft>) => void;
}

/** Declared beside found, field by field; what differs stands out. */
export function LineCompare({ goods, draft, invalid, readOnly, onChange }: LineCompareProps) {
  const { t } = useTranslation('room');
  const name = `line-${goods.line}`;
  const input = (field: keyof LineDraft, label: string) => (
    <input
      aria-label={label}
      aria-invalid={invalid.includes(field)}
      data-testid={`${name}-${field}`}
      maxLength={200}
      value={draft[field]}
      readOnly={readOnly}
      onChange={(event) => onChange({ [field]: event.target.value })}
    />
  );
  return (
    <>
      <table className="compare">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('line.declared')}</th>
            <th scope="col" colSpan={2}>
              {t('line.found')} <span className="soft">{t('line.not-looked')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {LINE_FIELDS.map((field) => {
            const declared = declaredText(goods, field);
            const label = t(`line.${field}`);
            return (
              <tr key={field} className={differs(goods, draft, field) ? 'differs' : undefined}>
                <th scope="row">{label}</th>
                <td className={/\d/.test(declared) ? 'mono' : undefined}>
                  {declared}
                  {field === 'quantity' && ` ${goods.unit}`}
                </td>
                <td>{input(field, label)}</td>
                <td>
                  {!readOnly && declared !== '' && (
                    <button
                      type="button"
                      aria-label={`${label}: ${t('container.same')}`}
                      title={t('container.same')}
                      data-testid={`${name}-${field}-same`}
                      onClick={() => onChange({ [field]: declared })}
                    >
                      =
                    </button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="pair">
        {(['opened', 'sampled'] as const).map((field) => (
          <label key={field} className="room-field">
            {t(`line.${field}`)}
            {input(field, t(`line.${field}`))}
          </label>
        ))}
      </div>
    </>
  );
}
