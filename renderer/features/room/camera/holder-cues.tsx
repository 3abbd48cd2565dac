import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type {
  AbilityName,
  CameraAbility,
  CamerasMessage,
  HolderCue,
} from '../../../../shared/protocol/camera';
import { useRoom } from '../room-session';

/** What a holder does in place of each thing that a camera cannot. */
const INSTEAD: readonly (readonly [able: readonly AbilityName[], cues: readonly HolderCue[]])[] = [
  [['zoom'], ['closer', 'back']],
  [['pan'], ['left', 'right']],
  [['tilt'], ['up', 'down']],
  [['focusMode', 'focusDistance'], ['focus']],
  [['torch'], ['light']],
  [['exposureMode', 'exposureCompensation', 'exposureTime'], ['glare']],
  // No camera does these.
  [[], ['steady', 'wipe']],
];

interface HolderCuesProps {
  cameras: CamerasMessage;
  abilities: CameraAbility[];
}

/** What the holder can be asked, where the camera cannot be told. */
export function HolderCues({ cameras, abilities }: HolderCuesProps) {
  const { t } = useTranslation('camera');
  const { engine, cue } = useRoom(useShallow(({ engine, cue }) => ({ engine, cue })));
  const can = new Set(abilities.map(({ name }) => name));
  const cues = INSTEAD.filter(([able]) => !able.some((name) => can.has(name))).flatMap(([, words]) => words);
  const second: HolderCue[] = cameras.open.length < 2 ? ['second'] : [];
  return (
    <div className="camera-cues" role="group" aria-label={t('cues.title')}>
      <p className="soft">{t('cues.title')}</p>
      <div>
        {[...cues, ...second].map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={cue === one}
            data-testid={`camera-cue-${one}`}
            onClick={() => engine?.cameras.cue(cue === one ? null : one)}
          >
            {t(`cue.${one}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
