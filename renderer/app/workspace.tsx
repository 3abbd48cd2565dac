import './zod-without-eval';
import { STYLE_NONCE } from './style-nonce';
import { App as AntdApp, ConfigProvider, Spin } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { Suspense, useEffect, type ReactNode } from 'react';
import type { AppStatus } from '../../shared/ipc/contract';
import { CaseScreen } from '../features/case/case-screen';
import { CompanyDesk } from '../features/desk/company-desk';
import { CaseRail } from '../features/desk/case-rail';
import { OfficerDesk } from '../features/desk/officer-desk';
import { CompanyJoin } from '../features/first-run/company-join';
import { cameraTexts } from '../i18n/camera';
import { caseTexts } from '../i18n/case';
import { deskTexts } from '../i18n/desk';
import { hubTexts } from '../i18n/hub';
import { lawTexts } from '../i18n/law';
import { presenceTexts } from '../i18n/presence';
import { recordingTexts } from '../i18n/recording';
import { roomTexts } from '../i18n/room';
import { signOffTexts } from '../i18n/sign-off';
import { ErrorBoundary } from '../ui/error-boundary';
import { FailureNote } from '../ui/failure-note';
import { lazyPart } from '../ui/lazy-part';
import { addTexts, useLanguage } from './i18n';
import { useJoinLink } from './join-link';
import { ReturnOffer } from './return-offer';
import { go, useRoute, type Route } from './route';
import { useStatus } from './status';
import { StatusBar } from './status-bar';
import { DESK_THEME } from './theme';
import { TopBar } from './top-bar';
import './workspace.css';

addTexts('desk', deskTexts);
addTexts('case', caseTexts);
addTexts('signOff', signOffTexts);
addTexts('hub', hubTexts);
addTexts('room', roomTexts);
addTexts('camera', cameraTexts);
addTexts('law', lawTexts);
addTexts('presence', presenceTexts);
addTexts('recording', recordingTexts);

const CSP = { nonce: STYLE_NONCE };

const RoomScreen = lazyPart(
  () => import('../features/room/room-screen'),
  (m) => m.RoomScreen,
);
const OngoingCall = lazyPart(
  () => import('../features/room/ongoing-call'),
  (m) => m.OngoingCall,
);
const SignOffScreen = lazyPart(
  () => import('../features/sign-off/sign-off-screen'),
  (m) => m.SignOffScreen,
);

const VerifyScreen = lazyPart(
  () => import('../features/verify/verify-screen'),
  (m) => m.default,
);

/** Everything behind the first screens: the desk, a case, the room, sign-off and verification. */
export default function Workspace({ status }: { status: AppStatus }) {
  const language = useLanguage();
  const { route, roomSeen } = useRoute();
  const link = useJoinLink((state) => state.text);
  useEffect(() => {
    if (link !== null) go({ screen: 'join' });
  }, [link]);
  const officer = status.people.some(({ roles }) => roles.includes('officer'));
  return (
    <ConfigProvider
      csp={CSP}
      theme={DESK_THEME}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
    >
      <AntdApp component={false}>
        <Suspense fallback={<Waiting />}>
          {route.screen === 'room' ? (
            <Guarded route={route}>
              <RoomScreen caseId={route.caseId} />
            </Guarded>
          ) : (
            <div className="workspace">
              <TopBar>{roomSeen && <OngoingCall />}</TopBar>
              {!roomSeen && <ReturnOffer />}
              <Guarded route={route}>
                <Screen route={route} officer={officer} />
              </Guarded>
              <StatusBar status={status} />
            </div>
          )}
        </Suspense>
      </AntdApp>
    </ConfigProvider>
  );
}

/** A screen that fails leaves the rest of the window: the bars, and the call, which lives outside the screens. */
function Guarded({ route, children }: { route: Route; children: ReactNode }) {
  return (
    <ErrorBoundary
      about={JSON.stringify(route)}
      fallback={(failure, retry) => (
        <main className="screen">
          <FailureNote
            failure={failure}
            size="screen"
            onRetry={retry}
            onHome={() => go({ screen: 'desk' })}
          />
        </main>
      )}
    >
      <Suspense fallback={<Waiting />}>{children}</Suspense>
    </ErrorBoundary>
  );
}

function Screen({
  route,
  officer,
}: {
  route: Exclude<Route, { screen: 'room' }>;
  officer: boolean;
}): ReactNode {
  const take = useStatus((state) => state.take);
  switch (route.screen) {
    case 'desk':
      return <main className="screen">{officer ? <OfficerDesk /> : <CompanyDesk />}</main>;
    case 'case':
      return (
        <div className="screen-with-rail">
          {officer && <CaseRail caseId={route.caseId} />}
          <main className="screen">
            <CaseScreen key={route.caseId} caseId={route.caseId} tab={route.tab} />
          </main>
        </div>
      );
    case 'sign-off':
      return (
        <main className="screen">
          <SignOffScreen key={route.caseId} caseId={route.caseId} />
        </main>
      );
    case 'verify':
      return (
        <main className="screen">
          <Suspense fallback={<Waiting />}>
            <VerifyScreen />
          </Suspense>
        </main>
      );
    case 'join':
      return (
        <main className="screen join-screen">
          <CompanyJoin
            another
            onBack={() => {
              useJoinLink.getState().drop();
              go({ screen: 'desk' });
            }}
            onDone={(status, caseId) => {
              take(status);
              go(caseId === null ? { screen: 'desk' } : { screen: 'case', caseId });
            }}
          />
        </main>
      );
  }
}

function Waiting() {
  return (
    <div className="waiting">
      <Spin />
    </div>
  );
}
