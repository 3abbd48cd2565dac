import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sameSeal } from '../../../shared/customs/numbers/seal';
import type { CaseView } from '../../../shared/ipc/contract';
import { CopyText } from '../../ui/copy-text';
import { EvidencePicker } from './evidence-picker';
import { SaveRow } from './save-row';
import { TextArea } from './text-area';
import { useEvidence } from './use-evidence';
import { useSaved } from './use-saved';
import { useWorkRule } from './use-work-rule';

/** The seal of one container: declared against found. */
export function ContainerForm({ view, number }: { view: CaseView; number: string }) {
  const { t } = useTranslation('room');
  const id = useId();
  const { inspection, me } = view;
  const known = inspection.containers.find((container) => container.number === number)?.check;
  const declared = inspection.case.containers.find((container) => container.number === number)?.seal ?? '';
  const [sealFound, setSealFound] = useState(known?.sealFound ?? '');
  const [sealIntact, setSealIntact] = useState(known?.sealIntact ?? true);
  const [newSeal, setNewSeal] = useState(known?.newSeal ?? '');
  const [text, setText] = useState(known?.text ?? '');
  const ofContainer = new Set(
    inspection.case.instruction.items.filter(({ container }) => container === number).map((item) => item.id),
  );
  const evidence = useEvidence(view, (still) => ofContainer.has(still.item), known?.evidence ?? []);
  const { save, saved, busy, error, touched } = useSaved(inspection.id);
  const against = useWorkRule(inspection);
  const lead = me.part === 'lead';
  const readOnly = !lead || against !== null;
  const differs = sealFound.trim() !== '' && !sameSeal(sealFound, declared);
  const missing =
    sealFound.trim() === ''
      ? t('container.found.needed')
      : differs && text.trim() === ''
        ? t('container.differs')
        : null;

  return (
    <form
      title={against ?? undefined}
      onChange={touched}
      onSubmit={(event) => {
        event.preventDefault();
        save({
          type: 'container.checked',
          body: {
            container: number,
            sealFound: sealFound.trim(),
            sealIntact,
            newSeal: newSeal.trim(),
            text: text.trim(),
            evidence: evidence.chosen,
          },
        });
      }}
    >
      <p>
        {t('container.declared')} <CopyText text={declared} />
      </p>
      <div className="room-field">
        <label htmlFor={`${id}-found`}>{t('container.found')}</label>
        <div className="with-button">
          <input
            id={`${id}-found`}
            className="mono"
            maxLength={60}
            data-testid={`container-${number}-seal`}
            value={sealFound}
            readOnly={readOnly}
            onChange={(event) => setSealFound(event.target.value)}
          />
          {!readOnly && (
            <button
              type="button"
              data-testid={`container-${number}-same`}
              onClick={() => {
                setSealFound(declared);
                touched();
              }}
            >
              = {t('container.same')}
            </button>
          )}
        </div>
      </div>
      <label className="check">
        <input
          type="checkbox"
          data-testid={`container-${number}-intact`}
          checked={sealIntact}
          disabled={readOnly}
          onChange={(event) => setSealIntact(event.target.checked)}
        />
        {t('container.intact')}
      </label>
      <div className="room-field">
        <label htmlFor={`${id}-new`}>{t('container.new')}</label>
        <input
          id={`${id}-new`}
          className="mono"
          maxLength={60}
          data-testid={`container-${number}-new`}
          value={newSeal}
          readOnly={readOnly}
          onChange={(event) => setNewSeal(event.target.value)}
        />
      </div>
      <EvidencePicker
        view={view}
        disabled={readOnly}
        evidence={{ ...evidence, toggle: (still) => (evidence.toggle(still), touched()) }}
      />
      <TextArea
        label={t('answer.text')}
        testId={`container-${number}-text`}
        value={text}
        readOnly={readOnly}
        onChange={setText}
      />
      {lead && (
        <SaveRow
          label={t('container.save')}
          testId={`container-${number}-save`}
          busy={busy}
          saved={saved}
          missing={against ?? missing}
          error={error}
        />
      )}
    </form>
  );
}
