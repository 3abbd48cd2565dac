import { useEffect, useEffectEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface DropZoneProps {
  /** Whether it is what the screen is about now. */
  large: boolean;
  onFile: (file: File) => void;
}

/** Takes a file that is chosen, or dropped anywhere on the page: a browser would open what falls beside a target. */
export function DropZone({ large, onFile }: DropZoneProps) {
  const { t } = useTranslation('verify');
  const id = useId();
  const [over, setOver] = useState(false);
  const take = useEffectEvent(onFile);
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file) take(file);
    };
    document.addEventListener('dragover', drag);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', drag);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, []);
  return (
    <div className={`v-drop ${large ? 'large' : ''} ${over ? 'over' : ''}`}>
      {large && <h1>{t('title')}</h1>}
      <p className="muted">{t(large ? 'drop.about' : 'drop.another')}</p>
      <label className={`button ${large ? 'primary' : ''} v-file`} htmlFor={id}>
        {t('drop.choose')}
        <input
          id={id}
          type="file"
          accept=".asice"
          data-testid="verify-file"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) onFile(file);
            target.value = '';
          }}
        />
      </label>
    </div>
  );
}
