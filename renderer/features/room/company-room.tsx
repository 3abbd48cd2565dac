import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { CaseView } from '../../../shared/ipc/contract';
import { openChallenge } from '../../../shared/record/challenges';
import { useStandstill } from '../../law/standstill-words';
import { GuardedPanel } from '../../ui/guarded-panel';
import { Banners } from './banners';
import { CompanyCameras } from './camera/company-cameras';
import { largeOf } from './camera/looked-at';
import { ChallengeRequest } from './challenge/challenge-request';
import { useChallengeReading } from './challenge/use-challenge-reading';
import { DeviceTrouble } from './device-trouble';
import { CallControls } from './call-controls';
import { Chat } from './chat';
import { CompanyStills } from './company-stills';
import { CueCard } from './guide/cue-card';
import { ReadAloudButton } from './guide/read-aloud-button';
import { SharedStage } from './guide/shared-stage';
import { useReading } from './guide/use-reading';
import { Person } from './people';
import { PlaceBox } from './place/place-box';
import { RecordingConsent, RecordingWithdraw } from './recording-consent';
import { RequestCard } from './request-card';
import { useRoom } from './room-session';
import { StandstillCard } from './standstill-card';

/** The company's side: what is wanted now, its own camera with the officer's mark, and what was photographed. */
export function CompanyRoom({ view }: { view: CaseView }) {
  const { t } = useTranslation('room');
  const { peers, media, devices, shots } = useRoom(
    useShallow(({ peers, media, devices, shots }) => ({ peers, media, devices, shots })),
  );
  useReading(view);
  useChallengeReading(view);
  // The picture that the lead looks at, so that the mark is where it points.
  const large = useRoom(({ cameras }) => largeOf({ cameras, large: cameras?.large ?? 'main' }));
  const still = useStandstill(view.inspection);
  const challenge = openChallenge(view.inspection);
  const lead = peers.find(({ part }) => part === 'lead');
  const camera = devices?.camera;
  return (
    <>
      <header className="room-top">
        <h1>{view.inspection.case.title ?? view.inspection.case.company.name}</h1>
        <span className="spring" />
        <ReadAloudButton />
        <RecordingWithdraw view={view} />
        <CallControls view={view} />
      </header>
      <Banners view={view} peer={lead} />
      <RecordingConsent view={view} />
      <main className="company-room">
        {challenge ? (
          <ChallengeRequest view={view} challenge={challenge} />
        ) : still && view.phase === 'open' ? (
          <StandstillCard still={still} />
        ) : (
          <RequestCard view={view} />
        )}
        <section className="stage" aria-label={t('company.picture')}>
          <SharedStage
            view={view}
            stream={(large === 'second' ? media?.second.stream : media?.shown) ?? null}
            label={t('company.picture')}
            testId="self-video"
            draws={false}
          >
            {!camera?.track && <p className="over">{t('company.camera-none')}</p>}
            {/* A new key each time, so that the flash plays again. */}
            {shots > 0 && <span key={shots} className="flash" aria-hidden />}
          </SharedStage>
          <CompanyCameras />
          <CueCard view={view} />
          {lead?.state === 'connected' && (
            <p
              className={`quality-badge ${lead.quality}`}
              role="status"
              data-testid="quality"
              data-quality={lead.quality}
            >
              {t(`quality.${lead.quality}.means`)}
            </p>
          )}
          <div className="stage-error">
            <DeviceTrouble kind="camera" />
            <DeviceTrouble kind="microphone" />
          </div>
        </section>
        <aside className="side">
          <section className="room-people" aria-label={t('company.watching')}>
            <h2>{t('company.watching')}</h2>
            {peers.length === 0 && <p className="soft">{t('company.watching.none')}</p>}
            {peers.map((peer) => (
              <Person key={peer.fingerprint} view={view} peer={peer} face />
            ))}
          </section>
          <PlaceBox view={view} />
          <GuardedPanel>
            <CompanyStills view={view} />
          </GuardedPanel>
          <GuardedPanel>
            <Chat view={view} />
          </GuardedPanel>
        </aside>
      </main>
    </>
  );
}
