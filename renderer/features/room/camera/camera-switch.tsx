import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CamerasMessage } from '../../../../shared/protocol/camera';
import { useAction } from '../../../app/action';
import { ErrorNote } from '../../../ui/error-note';
import { useRoom } from '../room-session';

/** Which of the company's cameras is the main one. */
export function CameraSwitch({ cameras }: { cameras: CamerasMessage }) {
  const { t } = useTranslation('camera');
  const room = useTranslation('room');
  const engine = useRoom((state) => state.engine);
  const id = useId();
  const use = useAction(async (n: number) => engine?.cameras.order({ do: 'use', n }));
  const at = (place: string) => cameras.open.find((camera) => camera.place === place);
  const main = at('main')?.n ?? 0;
  const choices = cameras.list.filter(({ n }) => n !== at('second')?.n);
  return (
    <div className="room-field">
      <label htmlFor={id}>{t('switch')}</label>
      <select
        id={id}
        data-testid="camera-switch"
        value={main}
        disabled={use.busy || choices.length < 2}
        onChange={(event) => void use.run(Number(event.target.value))}
      >
        {!choices.some(({ n }) => n === main) && <option value={main}>—</option>}
        {choices.map(({ n, label }) => (
          <option key={n} value={n}>
            {label || room.t('join.device.unnamed', { number: n })}
          </option>
        ))}
      </select>
      <ErrorNote error={use.error} />
    </div>
  );
}
