import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { CameraOrder } from '../../../../shared/protocol/camera';
import { useRoom } from '../room-session';
import { CameraInset } from './camera-inset';
import { VirtualTag } from './virtual-tag';
import './camera.css';

/** How long it is shown what the officer had the camera do. */
const SHOWN_MS = 5000;

/** On the company's own picture: the other camera, what the officer asks of the holder, and what was done to the camera. */
export function CompanyCameras() {
  const { t } = useTranslation('camera');
  const { cameras, media, cue, engine, ordered } = useRoom(
    useShallow(({ cameras, media, cue, engine, ordered }) => ({ cameras, media, cue, engine, ordered })),
  );
  const other = cameras?.large === 'second' ? 'main' : 'second';
  const place = t(`place.${other}`);
  return (
    <>
      <div className="camera-corner">
        {media?.second.track && (
          <CameraInset
            stream={other === 'second' ? media.second.stream : media.shown}
            label={t('inset.company', { place })}
            name={place}
          />
        )}
        <div className="camera-bar">
          <VirtualTag />
          <Ordered key={ordered?.count ?? 0} order={ordered?.order ?? null} />
        </div>
      </div>
      <div className="holder-cue-region" aria-live="assertive">
        {cue && (
          <section className="holder-cue" data-testid="holder-cue" data-cue={cue}>
            <p>{t('cue.from')}</p>
            <h2>{t(`cue.${cue}`)}</h2>
            <Button
              type="primary"
              size="large"
              data-testid="holder-cue-done"
              onClick={() => engine?.cameras.cue(null)}
            >
              {t('cue.done')}
            </Button>
          </section>
        )}
      </div>
    </>
  );
}

function Ordered({ order }: { order: CameraOrder | null }) {
  const { t } = useTranslation('camera');
  const [shown, setShown] = useState(order !== null);
  useEffect(() => {
    const timer = setTimeout(() => setShown(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  const words =
    order?.do === 'set'
      ? t('ordered.set', { what: t(`ability.${order.name}`) })
      : order?.do === 'use'
        ? t('ordered.use')
        : order
          ? t('ordered.enlarge', { place: t(`place.${order.place}`) })
          : '';
  return (
    <span role="status" data-testid="camera-ordered">
      {shown && words !== '' && <span className="camera-pill">{words}</span>}
    </span>
  );
}
