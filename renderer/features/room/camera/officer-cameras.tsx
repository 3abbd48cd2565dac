import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useRoom, type PeerShown } from '../room-session';
import { CameraInset } from './camera-inset';
import { CameraMenu } from './camera-menu';
import { hasTwo, largeOf, lookAtCamera } from './looked-at';
import { useKey } from './use-key';
import { VirtualTag } from './virtual-tag';
import './camera.css';

interface OfficerCamerasProps {
  peer: PeerShown | undefined;
  /** Only the lead commands; the others see. */
  lead: boolean;
}

/** On the officers' picture: the company's other camera, the menu, and what the holder was asked. */
export function OfficerCameras({ peer, lead }: OfficerCamerasProps) {
  const { t } = useTranslation('camera');
  const { large, two, engine, cue, followed } = useRoom(
    useShallow((room) => ({
      large: largeOf(room),
      two: hasTwo(room),
      engine: room.engine,
      cue: room.cue,
      followed: room.followed,
    })),
  );
  const other = large === 'main' ? 'second' : 'main';
  const swap = (): void => {
    if (two) lookAtCamera(other, lead);
  };
  useKey('s', swap);
  return (
    <div className="camera-corner">
      {two && peer && (
        <CameraInset
          stream={other === 'second' ? peer.second : peer.stream}
          label={t('inset.swap', { place: t(`place.${other}`) })}
          name={t(`place.${other}`)}
          onSwap={swap}
        />
      )}
      <div className="camera-bar">
        {lead && <CameraMenu />}
        {two && lead && (
          <span className="camera-pill" data-testid="still-from" data-place={large}>
            {t('still-from', { place: t(`place.${large}`) })}
          </span>
        )}
        <VirtualTag />
        {/* One region that stays, so that what is said in it is read out. */}
        <span role="status" data-testid="cue-state">
          {cue && lead && (
            <span className="camera-pill asked">
              {t('cue.asked', { cue: t(`cue.${cue}`) })}{' '}
              <Button size="small" data-testid="cue-take-back" onClick={() => engine?.cameras.cue(null)}>
                {t('cue.take-back')}
              </Button>
            </span>
          )}
          {!cue && followed && lead && (
            <span className="camera-pill good">{t('cue.followed', { cue: t(`cue.${followed}`) })}</span>
          )}
        </span>
      </div>
    </div>
  );
}
