import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { CaseView } from '../../../shared/ipc/contract';
import { chooseLanguage } from '../../app/i18n';
import { go } from '../../app/route';
import { ErrorNote } from '../../ui/error-note';
import { LanguageToggle } from '../../ui/language-toggle';
import { deviceOf, DevicePicker } from './device-picker';
import { DeviceTrouble } from './device-trouble';
import { LoudspeakerPicker } from './loudspeaker-picker';
import { MicLevel } from './mic-level';
import { PlaceBox } from './place/place-box';
import { PrecheckPanel } from './precheck/precheck-panel';
import { closeRoom, joinRoom, useRoom } from './room-session';
import { useDeviceList } from './use-device-list';
import { VideoView } from './video-view';

/** Before the call: see and choose camera and microphone, and what to do where one does not work. */
export function JoinPanel({ view }: { view: CaseView }) {
  const { t } = useTranslation('room');
  const { media, devices, stage, error } = useRoom(
    useShallow(({ media, devices, stage, error }) => ({ media, devices, stage, error })),
  );
  const list = useDeviceList();
  const { part } = view.me;
  const company = part === 'representative';
  const camera = devices?.camera;
  const microphone = devices?.microphone;
  const cameraTrack = camera?.track ?? null;
  const microphoneTrack = microphone?.track ?? null;

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
          <div className="door-look">
            <div className="door-picture">
              <VideoView stream={media.shown} label={t('join.preview')} testId="join-preview" />
              {opening && <p className="over">{t('join.opening')}</p>}
            </div>
            {view.phase !== 'sealed' && <PrecheckPanel caseId={view.inspection.id} />}
          </div>
          <div className="door-choices">
            <DevicePicker
              kind="camera"
              devices={list.cameras}
              chosen={deviceOf(cameraTrack)}
              onChoose={(id) => void media.use('camera', id)}
            />
            {company && size?.width && size.height && (
              <p className="soft" data-testid="camera-size">
                {t('join.camera.size', { width: size.width, height: size.height })}
              </p>
            )}
            <DeviceTrouble kind="camera" />
            {audioOnly && <p>{t('join.audio-only')}</p>}
            <DevicePicker
              kind="microphone"
              devices={list.microphones}
              chosen={deviceOf(microphoneTrack)}
              onChoose={(id) => void media.use('microphone', id)}
            />
            <MicLevel track={microphoneTrack} />
            <DeviceTrouble kind="microphone" />
            <LoudspeakerPicker devices={list.loudspeakers} />
            {company && <PlaceBox view={view} />}
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
