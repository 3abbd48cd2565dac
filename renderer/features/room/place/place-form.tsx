import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceReason } from '../../../../shared/customs/presence-labels';
import type { StatedPlace } from '../../../../shared/record/place';
import type { Inspection } from '../../../../shared/record/state';
import { useAction } from '../../../app/action';
import { ErrorNote } from '../../../ui/error-note';
import { measurePlace } from '../../../call/place-finder';
import { writeFact } from '../room-facts';
import { useKnownPlace } from './known-place';
import { useReasonText } from './place-words';

/** Have the place measured, declare it by hand where it cannot be, or leave it out. */
export function PlaceForm({ inspection, onStated }: { inspection: Inspection; onStated: () => void }) {
  const { t } = useTranslation('presence');
  const reason = useReasonText();
  const [failed, setFailed] = useState<PlaceReason | null>(null);
  const [text, setText] = useState('');
  const [measuring, setMeasuring] = useState(false);
  /** Which attempt is wanted: one that was cancelled may still come to its end. */
  const attempt = useRef(0);
  const state = useAction(async (place: StatedPlace) => {
    await writeFact(inspection.id, { type: 'place.stated', body: place });
    if (place.how === 'measured') useKnownPlace.setState({ known: { caseId: inspection.id, place } });
    onStated();
  });
  const measure = async (): Promise<void> => {
    const mine = ++attempt.current;
    setFailed(null);
    setMeasuring(true);
    const found = await measurePlace();
    if (mine !== attempt.current) return;
    setMeasuring(false);
    if (typeof found === 'string') setFailed(found);
    else void state.run(found);
  };
  const cancel = (): void => {
    attempt.current += 1;
    setMeasuring(false);
  };
  const why = failed ?? 'own-choice';
  return (
    <form
      className="place-form"
      onSubmit={(event) => {
        event.preventDefault();
        void state.run({ how: 'declared', text: text.trim(), why });
      }}
    >
      <p className="soft">{t('place.about')}</p>
      <div className="row">
        <Button
          type="primary"
          loading={measuring || state.busy}
          data-testid="place-measure"
          onClick={() => void measure()}
        >
          {t(measuring ? 'place.measuring' : 'place.measure')}
        </Button>
        {measuring && <Button onClick={cancel}>{t('place.cancel')}</Button>}
      </div>
      {failed && (
        <p className="slow" role="alert" data-testid="place-failed" data-why={failed}>
          {t('place.failed', { why: reason(failed) })}
        </p>
      )}
      <input
        aria-label={t('place.by-hand')}
        placeholder={t('place.by-hand')}
        maxLength={200}
        value={text}
        data-testid="place-text"
        onChange={(event) => setText(event.target.value)}
      />
      <div className="row">
        <Button
          htmlType="submit"
          disabled={text.trim() === '' || measuring}
          loading={state.busy}
          data-testid="place-declare"
        >
          {t('place.declare')}
        </Button>
        <Button
          type="text"
          disabled={measuring || state.busy}
          data-testid="place-withhold"
          onClick={() => void state.run({ how: 'withheld', why, text: '' })}
        >
          {t('place.withhold')}
        </Button>
      </div>
      <ErrorNote error={state.error} />
    </form>
  );
}
