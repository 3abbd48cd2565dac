import { useTranslation } from 'react-i18next';
import { useRoom } from '../room-session';

/** What is wrong with the company's cameras, said to both sides in the same words. */
export function CameraBanners({ company }: { company: boolean }) {
  const { t } = useTranslation('camera');
  const cameras = useRoom((room) => room.cameras);
  if (!cameras) return null;
  const { open, screen } = cameras;
  return (
    <>
      {open.map(
        ({ place, trouble }) =>
          trouble && (
            <p
              key={place}
              className={trouble === 'still' ? 'banner' : 'banner bad'}
              data-testid={`camera-trouble-${place}`}
              data-trouble={trouble}
            >
              {t(`trouble.${trouble}`, { place: t(`place.${place}`) })}
            </p>
          ),
      )}
      {screen !== 'on' && !company && (
        <p className="banner" data-testid="company-screen" data-screen={screen}>
          {t(`screen.${screen}`)}
        </p>
      )}
    </>
  );
}
