import { useTranslation } from 'react-i18next';
import { BURST_STILLS } from '../../call/still-limits';

interface ShutterExtrasProps {
  mayBurst: boolean;
  mayGrab: boolean;
  onBurst: () => void;
  onGrab: () => void;
}

/** The other two ways to a picture: several at once of what moves, and a frame of the video where no still comes. */
export function ShutterExtras({ mayBurst, mayGrab, onBurst, onGrab }: ShutterExtrasProps) {
  const { t } = useTranslation('room');
  return (
    <div className="shutter-extras">
      <button
        type="button"
        data-testid="burst"
        disabled={!mayBurst}
        title={t('burst.about', { count: BURST_STILLS })}
        aria-keyshortcuts="B"
        onClick={onBurst}
      >
        <span>{t('burst.press', { count: BURST_STILLS })}</span>
        <kbd aria-hidden>B</kbd>
      </button>
      <button
        type="button"
        data-testid="grab-frame"
        disabled={!mayGrab}
        title={t('frame.about')}
        aria-keyshortcuts="I"
        onClick={onGrab}
      >
        <span>{t('frame.press')}</span>
        <kbd aria-hidden>I</kbd>
      </button>
    </div>
  );
}
