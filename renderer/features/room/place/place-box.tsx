import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../shared/ipc/contract';
import { NotProven } from '../not-proven';
import { PlaceForm } from './place-form';
import { usePlaceWords } from './place-words';
import './place.css';

/** Where the company says it is; its own person may say it, and say it anew. */
export function PlaceBox({ view }: { view: CaseView }) {
  const { t } = useTranslation('presence');
  const [again, setAgain] = useState(false);
  const { inspection, me, phase } = view;
  const said = usePlaceWords(inspection);
  const last = inspection.places.at(-1);
  const words = last ? said(last) : null;
  const own = me.part === 'representative' && phase === 'open';
  return (
    <section className="place-box" aria-label={t('place.title')} data-testid="place-box">
      <h2>{t('place.title')}</h2>
      <p
        className={words?.standing === 'inside' ? 'good' : words ? 'slow' : 'soft'}
        role="status"
        data-testid="place-said"
        data-how={last?.how ?? 'none'}
        data-standing={words?.standing ?? ''}
      >
        {words?.text ?? t('place.none')}
      </p>
      {own && (!last || again) && <PlaceForm inspection={inspection} onStated={() => setAgain(false)} />}
      {own && last && (
        <Button size="small" data-testid="place-again" onClick={() => setAgain(!again)}>
          {t(again ? 'place.close' : 'place.again')}
        </Button>
      )}
      <NotProven text={t('place.limits')} />
    </section>
  );
}
