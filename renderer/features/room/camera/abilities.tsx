import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AbilityName, CameraAbility, CameraPlace } from '../../../../shared/protocol/camera';
import { ErrorNote } from '../../../ui/error-note';
import { useCameraSetting } from './use-camera-setting';

interface AbilitiesProps {
  place: CameraPlace;
  abilities: CameraAbility[];
}

/** One control for each thing that the camera said it can do, in the device's own units. */
export function Abilities({ place, abilities }: AbilitiesProps) {
  const { t } = useTranslation('camera');
  const { wanted, set, busy, error, done } = useCameraSetting(place);
  return (
    <>
      {abilities.map((ability) => (
        <Control
          key={ability.name}
          ability={ability}
          wanted={wanted?.name === ability.name ? wanted.value : null}
          onSet={(value) => set(ability.name, value)}
        />
      ))}
      <p className="camera-answer soft" role="status" data-testid="camera-answer" data-done={done}>
        {busy ? t('working') : done > 0 && !error ? t('done') : ''}
      </p>
      <ErrorNote error={error} />
    </>
  );
}

type Value = number | boolean | string;

interface ControlProps {
  ability: CameraAbility;
  /** What was asked for and is not yet answered; null for nothing. */
  wanted: Value | null;
  onSet: (value: Value) => void;
}

function Control({ ability, wanted, onSet }: ControlProps) {
  const { t } = useTranslation('camera');
  const id = useId();
  const testId = `camera-${ability.name}`;
  const label = <label htmlFor={id}>{t(`ability.${ability.name satisfies AbilityName}`)}</label>;
  if (ability.kind === 'range') {
    const now = typeof wanted === 'number' ? wanted : ability.now;
    return (
      <div className="camera-range">
        {label}
        <input
          id={id}
          type="range"
          data-testid={testId}
          min={ability.min}
          max={ability.max}
          step={ability.step || 'any'}
          value={now}
          onChange={(event) => onSet(Number(event.target.value))}
        />
        <output htmlFor={id}>{shortNumber(now)}</output>
      </div>
    );
  }
  if (ability.kind === 'switch') {
    return (
      <div className="camera-range">
        {label}
        <input
          id={id}
          type="checkbox"
          data-testid={testId}
          checked={typeof wanted === 'boolean' ? wanted : ability.now}
          onChange={(event) => onSet(event.target.checked)}
        />
      </div>
    );
  }
  return (
    <div className="camera-range">
      {label}
      <select
        id={id}
        data-testid={testId}
        value={typeof wanted === 'string' ? wanted : ability.now}
        onChange={(event) => onSet(event.target.value)}
      >
        {ability.options.map((mode) => (
          <option key={mode} value={mode}>
            {isKnown(mode) ? t(`mode.${mode}`) : mode}
          </option>
        ))}
      </select>
    </div>
  );
}

const MODES = ['manual', 'single-shot', 'continuous', 'none'] as const;
const isKnown = (mode: string): mode is (typeof MODES)[number] => (MODES as readonly string[]).includes(mode);

const shortNumber = (value: number): string => String(Math.round(value * 100) / 100);
