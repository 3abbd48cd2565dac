import { useTranslation } from 'react-i18next';

/** The product's mark and name: a viewfinder around a seal. */
export function Brand() {
  const { t } = useTranslation('common');
  return (
    <span className="brand">
      <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
        <path
          d="M2 9V4a2 2 0 0 1 2-2h5M19 2h5a2 2 0 0 1 2 2v5M26 19v5a2 2 0 0 1-2 2h-5M9 26H4a2 2 0 0 1-2-2v-5"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.4"
          strokeLinecap="round"
        />
        <circle cx="14" cy="14" r="7" fill="currentColor" />
        <path
          d="m10.8 14.2 2.3 2.3 4.2-4.6"
          fill="none"
          stroke="#fff"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {t('brand')}
    </span>
  );
}
