import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors';
import { Button } from '../../ui/button';
import { ErrorNote } from '../../ui/error-note';

export type RoleChoiceId = 'officer' | 'company' | 'both';

interface RoleChoiceProps {
  busy: boolean;
  error: AppError | null;
  onChoose: (role: RoleChoiceId) => void;
  onVerify: () => void;
}

const ICONS = {
  officer: 'M12 3 4 6v6c0 5 3.4 8 8 9 4.6-1 8-4 8-9V6zM8.5 12l2.5 2.5 4.5-5',
  company: 'M3 8h12a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H3zM16 11l5-3v10l-5-3M6 8V5h6v3',
};

/** The first question: who are you. */
export function RoleChoice({ busy, error, onChoose, onVerify }: RoleChoiceProps) {
  const { t } = useTranslation('start');
  return (
    <div className="role-screen" data-testid="role-choice">
      <h1>{t('role.title')}</h1>
      <p>{t('role.lead')}</p>
      <ErrorNote error={error} />
      <div className="role-cards">
        {(['officer', 'company'] as const).map((role) => (
          <button
            key={role}
            type="button"
            className="role-card"
            data-testid={`role-${role}`}
            disabled={busy}
            onClick={() => onChoose(role)}
          >
            <svg width="40" height="40" viewBox="0 0 24 24" aria-hidden="true">
              <path
                d={ICONS[role]}
                fill="none"
                stroke="currentColor"
                strokeWidth="1.6"
                strokeLinecap="round"
                strokeLinejoin="round"
              />
            </svg>
            <strong>{t(`role.${role}`)}</strong>
            <span>{t(`role.${role}.about`)}</span>
          </button>
        ))}
        <button
          type="button"
          className="role-card wide"
          data-testid="role-both"
          disabled={busy}
          onClick={() => onChoose('both')}
        >
          <strong>{t('role.both')}</strong>
          <span>{t('role.both.about')}</span>
        </button>
      </div>
      <div className="role-else">
        {t('role.verify.about')}
        <Button look="quiet" data-testid="first-verify" onClick={onVerify}>
          {t('role.verify')}
        </Button>
      </div>
    </div>
  );
}
