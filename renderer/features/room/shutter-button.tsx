import { CameraFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

interface ShutterButtonProps {
  disabled: boolean;
  /** Why it is disabled. */
  hint: string | undefined;
  label: string;
  onPress: () => void;
}

export function ShutterButton({ disabled, hint, label, onPress }: ShutterButtonProps) {
  const { t } = useTranslation('room');
  return (
    <div className="shutter">
      <button
        type="button"
        data-testid="shutter"
        disabled={disabled}
        title={label}
        aria-keyshortcuts="Space"
        onClick={onPress}
      >
        <CameraFilled aria-hidden />
        <span>{t('shutter.press')}</span>
        <kbd aria-hidden>Space</kbd>
      </button>
      {hint && <p className="soft">{hint}</p>}
    </div>
  );
}
