import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { FirstRun } from '../features/first-run/first-run';
import { StartFrame } from '../features/first-run/start-frame';
import { Unlock } from '../features/first-run/unlock';
import { Button } from '../ui/button';
import { ErrorNote } from '../ui/error-note';
import { on } from './bridge';
import { chooseLanguage } from './i18n';
import { useJoinLink } from './join-link';
import { go, useRoute } from './route';
import { useStatus } from './status';

// antd and everything behind the first screens: fetched while the person reads the first one.
const loadWorkspace = () => import('./workspace');
const Workspace = lazy(loadWorkspace);
const VerifyScreen = lazy(() => import('../features/verify/verify-screen'));

/** Chooses between the first screens and the workspace by where the app stands. */
export function App() {
  const { status, error, load, take } = useStatus();
  const { screen } = useRoute((state) => state.route);
  useEffect(() => on('open-link', ({ text }) => useJoinLink.getState().hold(text)), []);
  const waiting = status !== null && status.stage !== 'ready';
  useEffect(() => {
    if (!waiting) return;
    const idle = requestIdleCallback(() => void loadWorkspace());
    return () => cancelIdleCallback(idle);
  }, [waiting]);

  const choose = (language: 'zh' | 'en') => void chooseLanguage(language);
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
