import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppStatus } from '../../../shared/ipc/contract';
import { Button } from '../../ui/button';
import { FoundOffice } from './found-office';
import { JoinForm } from './join-form';

interface OfficerEnrolProps {
  onDone: (status: AppStatus) => void;
  onBack: () => void;
}

const WAYS = ['found', 'join'] as const;

/** An officer founds an office on this machine, or joins one with an enrolment link. */
export function OfficerEnrol({ onDone, onBack }: OfficerEnrolProps) {
  const { t } = useTranslation('start');
  const [way, setWay] = useState<(typeof WAYS)[number]>('found');
  return (
    <div className="start-card">
      <h1>{t('officer.title')}</h1>
      <div className="ways" role="group" aria-label={t('officer.way')}>
        {WAYS.map((id) => (
          <button
            key={id}
            type="button"
            aria-pressed={way === id}
            data-testid={`officer-${id}`}
            onClick={() => setWay(id)}
          >
            {t(`officer.${id}`)}
          </button>
        ))}
      </div>
      {way === 'found' ? (
        <FoundOffice onDone={onDone} />
      ) : (
        <JoinForm about={t('join.officer.about')} askName={false} onDone={onDone} />
      )}
      <div>
        <Button look="quiet" onClick={onBack} data-testid="start-back">
          {t('back', { ns: 'common' })}
        </Button>
      </div>
    </div>
  );
}
