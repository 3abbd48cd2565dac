import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { FirstRun } from '../features/first-run/first-run';
import { StartFrame } from '../features/first-run/start-frame';
import { Unlock } from '../features/first-run/unlock';
import { Button } from '../ui/button';
import { ErrorBoundary } from '../ui/error-boundary';
import { ErrorNote } from '../ui/error-note';
import { FailureNote } from '../ui/failure-note';
import { lazyPart } from '../ui/lazy-part';
import { on } from './bridge';
import { chooseLanguage } from './i18n';
import { useJoinLink } from './join-link';
import { go, useRoute } from './route';
import { useStatus } from './status';

// antd and everything behind the first screens: fetched while the person reads the first one.
const loadWorkspace = () => import('./workspace');
const Workspace = lazyPart(loadWorkspace, (m) => m.default);
const VerifyScreen = lazyPart(
  () => import('../features/verify/verify-screen'),
  (m) => m.default,
);

/** The whole window; what fails in it leaves words and a way on, never nothing. */
export function App() {
  return (
    <ErrorBoundary
      fallback={(failure, retry) => (
        <StartFrame onLanguage={choose}>
          <FailureNote failure={failure} size="screen" onRetry={retry} />
        </StartFrame>
      )}
    >
      <Stages />
    </ErrorBoundary>
  );
}

const choose = (language: 'zh' | 'en'): void => void chooseLanguage(language);

/** Chooses between the first screens and the workspace by where the app stands. */
function Stages() {
  const { status, error, load, take } = useStatus();
  const { screen } = useRoute((state) => state.route);
  useEffect(() => on('open-link', ({ text }) => useJoinLink.getState().hold(text)), []);
  const waiting = status !== null && status.stage !== 'ready';
  useEffect(() => {
    if (!waiting) return;
    // Ahead of need: if it fails now, it is loaded when it is shown, where there is somebody to tell.
    const idle = requestIdleCallback(() => void loadWorkspace().catch(() => undefined));
    return () => cancelIdleCallback(idle);
  }, [waiting]);

  if (!status) {
    return (
      <StartFrame onLanguage={choose}>
        <ErrorNote error={error} onRetry={() => void load()} />
        {!error && <Opening />}
      </StartFrame>
    );
  }
  if (status.stage === 'ready') {
    return (
      <Suspense
        fallback={
          <StartFrame onLanguage={choose}>
            <Opening />
          </StartFrame>
        }
      >
        <Workspace status={status} />
      </Suspense>
    );
  }
  if (screen === 'verify') {
    return (
      <StartFrame onLanguage={choose}>
        <Suspense fallback={<Opening />}>
          <VerifyScreen />
        </Suspense>
        <Back />
      </StartFrame>
    );
  }
  return (
    <StartFrame onLanguage={choose}>
      {status.stage === 'locked' ? <Unlock onDone={take} /> : <FirstRun status={status} onStatus={take} />}
    </StartFrame>
  );
}

/** From checking a bundle to the first question. */
function Back() {
  const { t } = useTranslation('common');
  return (
    <Button look="quiet" data-testid="start-back" onClick={() => go({ screen: 'desk' })}>
      {t('back')}
    </Button>
  );
}

function Opening() {
  const { t } = useTranslation('start');
  return (
    <p className="muted" role="status">
      {t('status.loading')}
    </p>
  );
}
