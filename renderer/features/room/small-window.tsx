import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The smallest window (1280 × 720) at 125 % zoom, less a little for window managers that take some. */
const ENOUGH = { width: 1000, height: 560 };

const isSmall = (): boolean => window.innerWidth < ENOUGH.width || window.innerHeight < ENOUGH.height;

/** A word where a window manager, or zooming, has made the window smaller than the room is laid out for. */
export function SmallWindow() {
  const { t } = useTranslation('camera');
  const [small, setSmall] = useState(isSmall);
  useEffect(() => {
    const look = (): void => setSmall(isSmall());
    window.addEventListener('resize', look);
    return () => window.removeEventListener('resize', look);
  }, []);
  if (!small) return null;
  return (
    <p className="banner" data-testid="window-small">
      {t('window.small', ENOUGH)}
    </p>
  );
}
