import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { CaseView } from '../../../shared/ipc/contract';
import { listDevices, type Device } from '../../call/devices';
import { chooseLanguage } from '../../app/i18n';
import { go } from '../../app/route';
import { ErrorNote } from '../../ui/error-note';
import { LanguageToggle } from '../../ui/language-toggle';
import { DevicePicker } from './device-picker';
import { MicLevel } from './mic-level';
import { closeRoom, joinRoom, useRoom } from './room-session';
import { VideoView } from './video-view';

const NO_DEVICES: { cameras: Device[]; microphones: Device[] } = { cameras: [], microphones: [] };

/** Before the call: see and choose camera and microphone, and what to do where one does not work. */
export function JoinPanel({ view }: { view: CaseView }) {
  const { t } = useTranslation('room');
  const { media, devices, stage, error } = useRoom(
    useShallow(({ media, devices, stage, error }) => ({ media, devices, stage, error })),
  );
  const [list, setList] = useState(NO_DEVICES);
  const { part } = view.me;
  const company = part === 'representative';
  const camera = devices?.camera;
  const microphone = devices?.microphone;
  const cameraTrack = camera?.track ?? null;
  const microphoneTrack = microphone?.track ?? null;

  useEffect(() => {
    const look = (): void => void listDevices().then(setList);
    look();
    navigator.mediaDevices.addEventListener('devicechange', look);
    return () => navigator.mediaDevices.removeEventListener('devicechange', look);
  }, [cameraTrack, microphoneTrack]);

  const opening = part !== 'observer' && !!camera && !cameraTrack && !camera.error;
  const audioOnly = company && !!camera?.error;
  const size = cameraTrack?.getSettings();
  return (
    <main className="door" data-testid="join-panel">
      <header>
        <div>
          <h1>{t('join.title')}</h1>
          <p className="soft">{company ? t('join.company.lead') : t('join.officer.lead')}</p>
        </div>
        <LanguageToggle onChoose={(language) => void chooseLanguage(language)} />
      </header>
      {part === 'observer' || !media ? (
        <p>{t('join.observer')}</p>
      ) : (
        <div className="door-devices">
          <div className="door-picture">
            <VideoView stream={media.stream} label={t('join.preview')} testId="join-preview" />
            {opening && <p className="over">{t('join.opening')}</p>}
          </div>
          <div className="door-choices">
            <DevicePicker
              kind="camera"
              label={t('join.camera')}
              devices={list.cameras}
              track={cameraTrack}
              onChoose={(id) => void media.use('camera', id)}
            />
            {company && size?.width && size.height && (
              <p className="soft" data-testid="camera-size">
                {t('join.camera.size', { width: size.width, height: size.height })}
              </p>
            )}
            <ErrorNote error={camera?.error ?? null} onRetry={() => void media.use('camera')} />
            {audioOnly && <p>{t('join.audio-only')}</p>}
            <DevicePicker
              kind="microphone"
              label={t('join.microphone')}
              devices={list.microphones}
              track={microphoneTrack}
              onChoose={(id) => void media.use('microphone', id)}
            />
            <MicLevel track={microphoneTrack} />
            <ErrorNote error={microphone?.error ?? null} onRetry={() => void media.use('microphone')} />
          </div>
        </div>
      )}
      <ErrorNote error={error} />
      <div className="actions">
        <Button
          size="large"
          data-testid="room-back"
          onClick={() => {
            closeRoom();
            go({ screen: 'case', caseId: view.inspection.id });
          }}
        >
          {t('back')}
        </Button>
        <Button
          className="enter"
          size="large"
          type="primary"
          data-testid="room-join"
          disabled={opening}
          loading={stage === 'joining'}
          onClick={() => void joinRoom()}
        >
          {stage === 'joining'
            ? t('join.entering')
            : audioOnly
              ? t('join.enter.audio-only')
              : t('join.enter')}
        </Button>
      </div>
    </main>
  );
}
