import { useTranslation } from 'react-i18next';
import type { AppStatus } from '../../../shared/ipc/contract';
import { Button } from '../../ui/button';
import { JoinForm } from './join-form';

interface CompanyJoinProps {
  onDone: (status: AppStatus, caseId: string | null) => void;
  onBack: () => void;
  /** Whether this machine has joined another case before. */
  another?: boolean;
}

/** A representative, witness or observer joins the one case that the invitation is for. */
export function CompanyJoin({ onDone, onBack, another = false }: CompanyJoinProps) {
  const { t } = useTranslation('start');
  return (
    <div className="start-card">
      <h1>{another ? t('join.title') : t('company.title')}</h1>
      <JoinForm about={t('company.about')} askName onDone={onDone} />
      <p className="muted">{t('company.no-camera')}</p>
      <div>
        <Button look="quiet" onClick={onBack} data-testid="start-back">
          {t('back', { ns: 'common' })}
        </Button>
      </div>
    </div>
  );
}
