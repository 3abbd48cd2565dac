import { useTranslation } from 'react-i18next';

/** What nobody should read into what stands above it; folded, so that it is there without being in the way. */
export function NotProven({ text }: { text: string }) {
  const { t } = useTranslation('presence');
  return (
    <details className="not-proven">
      <summary>{t('not-proven')}</summary>
      <p>{text}</p>
    </details>
  );
}
