import { ConfigProvider } from 'antd';
import { Activity, useDeferredValue, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { caseView, useCaseView } from '../../app/case-view';
import { useRoute } from '../../app/route';
import { ErrorNote } from '../../ui/error-note';
import { CompanyRoom } from './company-room';
import { EndedPanel } from './ended-panel';
import { JoinPanel } from './join-panel';
import { OfficerRoom } from './officer-room';
import { closeRoom, joinRoom, prepareRoom, useRoom } from './room-session';
import { ROOM_THEME } from './room-theme';
import './room.css';
import './door.css';
import './officer.css';
import './stills.css';
import './company.css';
import './forms.css';

/** The room of one case: the door before the call, then the officers' or the company's side of it. */
export function RoomScreen({ caseId }: { caseId: string }) {
  const { t } = useTranslation('room');
  const { value: view, error } = useCaseView(caseId);
  const {
    stage: latest,
    timings,
    caseId: known,
  } = useRoom(useShallow(({ stage, timings, caseId }) => ({ stage, timings, caseId })));
  // Drawn while the machines find each other: in pieces, so that no signal waits for the whole of it.
  const stage = useDeferredValue(latest);
  const focus = useRoute(({ route }) => (route.screen === 'room' ? route.focus : undefined));
  const straightIn = useRoute(({ route }) => route.screen === 'room' && route.straightIn === true);
  const loaded = view !== null;
  const part = view?.me.part ?? null;

  useEffect(() => {
    if (!loaded) return;
    const prepared = prepareRoom(caseId, part);
    if (straightIn) void prepared.then(joinRoom);
  }, [caseId, loaded, part, straightIn]);
  useEffect(
    () => () => {
      // A call goes on behind other screens; an open door does not.
      const { stage: last } = useRoom.getState();
      if (last === 'outside' || last === 'ended') closeRoom();
    },
    [caseId],
  );

  const here = view !== null && known === caseId;
  return (
    <ConfigProvider theme={ROOM_THEME}>
      <div
        className="room"
        data-testid="room"
        data-stage={stage}
        data-part={part ?? ''}
        data-connect-ms={timings.connect_ms ?? ''}
        data-first-frame-ms={timings.first_frame_ms ?? ''}
        data-still-ms={timings.still_ms ?? ''}
      >
        <ErrorNote error={error} onRetry={() => void caseView(caseId).refresh()} />
        {!here && !error && (
          <p className="room-waiting" role="status">
            {t('loading')}
          </p>
        )}
        {here && (stage === 'outside' || stage === 'joining') && <JoinPanel view={view} />}
        {/* Made while one is still at the door: it is large, and then no signal has to wait for it. */}
        {here && stage !== 'ended' && (
          <Activity mode={stage === 'inside' ? 'visible' : 'hidden'}>
            {part === 'representative' ? (
              <CompanyRoom view={view} />
            ) : (
              <OfficerRoom view={view} focus={focus} />
            )}
          </Activity>
        )}
        {here && stage === 'ended' && <EndedPanel view={view} />}
      </div>
    </ConfigProvider>
  );
}
