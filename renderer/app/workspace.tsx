import './zod-without-eval';
import { App as AntdApp, ConfigProvider, Spin } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import type { AppStatus } from '../../shared/ipc/contract';
import { CaseScreen } from '../features/case/case-screen';
import { CompanyDesk } from '../features/desk/company-desk';
import { CaseRail } from '../features/desk/case-rail';
import { OfficerDesk } from '../features/desk/officer-desk';
import { CompanyJoin } from '../features/first-run/company-join';
import { caseTexts } from '../i18n/case';
import { deskTexts } from '../i18n/desk';
import { hubTexts } from '../i18n/hub';
import { roomTexts } from '../i18n/room';
import { signOffTexts } from '../i18n/sign-off';
import { addTexts, useLanguage } from './i18n';
import { useJoinLink } from './join-link';
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

// antd writes style elements at run time; main names the nonce that the page's policy lets through.
const CSP = { nonce: document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content };

const RoomScreen = lazy(() =>
  import('../features/room/room-screen').then((m) => ({ default: m.RoomScreen })),
);
const OngoingCall = lazy(() =>
  import('../features/room/ongoing-call').then((m) => ({ default: m.OngoingCall })),
);
const SignOffScreen = lazy(() =>
  import('../features/sign-off/sign-off-screen').then((m) => ({ default: m.SignOffScreen })),
);

const VerifyScreen = lazy(() => import('../features/verify/verify-screen'));

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
            <RoomScreen caseId={route.caseId} />
          ) : (
            <div className="workspace">
              <TopBar>{roomSeen && <OngoingCall />}</TopBar>
              <Screen route={route} officer={officer} />
              <StatusBar status={status} />
            </div>
          )}
        </Suspense>
      </AntdApp>
    </ConfigProvider>
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
          <Suspense fallback={<Waiting />}>
            <SignOffScreen key={route.caseId} caseId={route.caseId} />
          </Suspense>
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
