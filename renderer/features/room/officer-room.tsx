import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { AppError } from '../../../shared/errors';
import { toAppError } from '../../../shared/errors';
import type { CaseView } from '../../../shared/ipc/contract';
import type { Blocker } from '../../../shared/record/blockers';
import { ErrorNote } from '../../ui/error-note';
import { GuardedPanel } from '../../ui/guarded-panel';
import { Banners } from './banners';
import { ChallengeCard } from './challenge/challenge-card';
import { useChallengeKey } from './challenge/use-challenge-key';
import { largeOf } from './camera/looked-at';
import { OfficerCameras } from './camera/officer-cameras';
import { CallControls } from './call-controls';
import { Chat } from './chat';
import { Checklist, type Selected } from './checklist';
import { EvidenceStrip } from './evidence-strip';
import { useDesk } from './guide/use-marks';
import { useGuideKeys } from './guide/use-guide-keys';
import { KeyboardHelp } from './keyboard-help';
import { LiveVideo } from './live-video';
import { People } from './people';
import { PlaceBox } from './place/place-box';
import { QualityBadge } from './quality-badge';
import { usePhrases } from './guide/phrases';
import { RecordingControl } from './recording-control';
import { writeFact } from './room-facts';
import { OverdueCard } from './overdue-card';
import { useRoom } from './room-session';
import { SelfView } from './self-view';
import { useSelfViewPlace } from './self-view-place';
import { putFrame } from './remote-picture';
import { ShutterButton } from './shutter-button';
import { ShutterExtras } from './shutter-extras';
import { useBilingual } from './texts';
import { StageToolbar } from './toolbar/stage-toolbar';
import { useRoomKeys } from './use-room-keys';
import { useWorkRule } from './use-work-rule';

interface OfficerRoomProps {
  view: CaseView;
  /** What to open first, when the officer was sent here to mend it. */
  focus?: Blocker['where'];
}

/** The officers' side: the lead works, the others see the same without the commands. */
export function OfficerRoom({ view, focus }: OfficerRoomProps) {
  const { t } = useTranslation('room');
  const text = useBilingual();
  const { inspection, me, phase } = view;
  const { engine, peers, media } = useRoom(
    useShallow(({ engine, peers, media }) => ({ engine, peers, media })),
  );
  const [selected, setSelected] = useState<Selected | null>(() => fromFocus(focus));
  const [error, setError] = useState<AppError | null>(null);
  const [help, setHelp] = useState(false);
  const chatInput = useRef<HTMLInputElement>(null);
  const company = peers.find(({ part }) => part === 'representative');
  const lead = me.part === 'lead';
  const against = useWorkRule(inspection);
  const commands = lead && against === null;
  const { items } = inspection.case.instruction;
  const current = items.find(({ id }) => id === inspection.currentItem);
  const stills = inspection.stills.length;
  const last = inspection.stills[stills - 1];

  const attempt = (act: () => Promise<unknown>): void => {
    setError(null);
    act().catch((thrown: unknown) => setError(toAppError(thrown)));
  };
  const select = (next: Selected | null): void => {
    setSelected(next);
    if (commands && next?.kind === 'item' && next.id !== inspection.currentItem) {
      attempt(() => writeFact(inspection.id, { type: 'item.asked', body: { item: next.id } }));
    }
  };
  const markError = useDesk((desk) => desk.error);
  const ready = commands && !!current && company?.state === 'connected';
  const tools = { view, item: current?.id ?? null, ready, attempt };
  const sayPhrase = usePhrases(inspection.id);
  const press = (): void => {
    if (commands && current && engine)
      attempt(() => engine.press(current.id, { from: largeOf(useRoom.getState()) }));
  };

  const burst = (): void => {
    if (commands && current && engine) attempt(() => engine.burst(current.id, largeOf(useRoom.getState())));
  };
  const seen = company?.state === 'connected' && company.media.camera;
  const grab = (): void => {
    if (commands && seen) attempt(() => putFrame(inspection, company.fingerprint));
  };

  useEffect(() => () => engine?.point(null), [engine]);
  useRoomKeys({
    shutter: press,
    burst,
    frame: grab,
    item: (index) => {
      const item = items[index];
      if (item) select({ kind: 'item', id: item.id });
    },
    microphone: () => media?.toggle('microphone', !media.devices.microphone.on),
    camera: () => media?.toggle('camera', !media.devices.camera.on),
    chat: () => chatInput.current?.focus(),
    moveSelf: useSelfViewPlace.getState().move,
    hideSelf: useSelfViewPlace.getState().toggle,
    help: () => setHelp((open) => !open),
    more: {
      ...useGuideKeys({ ...tools, say: (phrase) => attempt(() => sayPhrase(phrase)) }),
      ...useChallengeKey(tools),
    },
  });

  return (
    <>
      <header className="room-top">
        <h1>{inspection.case.title ?? inspection.case.company.name}</h1>
        <span className="mono">{inspection.case.containers.map(({ number }) => number).join(' ')}</span>
        <span className="spring" />
        <RecordingControl view={view} />
        <CallControls view={view} onHelp={() => setHelp(true)} />
      </header>
      <Banners view={view} peer={company} />
      {lead && <OverdueCard view={view} />}
      <main className="officer">
        <section className="stage" aria-label={t('badge.resolution')}>
          <GuardedPanel>
            <LiveVideo view={view} peer={company} />
            <QualityBadge peer={company} />
            <OfficerCameras peer={company} lead={lead} />
          </GuardedPanel>
          <SelfView />
        </section>
        <aside className="side">
          <GuardedPanel>
            <ChallengeCard view={view} />
          </GuardedPanel>
          <GuardedPanel>
            <Checklist view={view} selected={selected} onSelect={select} />
          </GuardedPanel>
          <GuardedPanel>
            <People view={view} />
            <PlaceBox view={view} />
          </GuardedPanel>
          <GuardedPanel>
            <Chat view={view} input={chatInput} />
          </GuardedPanel>
        </aside>
        <section className="deck">
          {lead && <StageToolbar {...tools} />}
          {lead && (
            <ShutterButton
              disabled={!ready}
              hint={
                !current
                  ? t('shutter.choose')
                  : company?.state !== 'connected'
                    ? t('shutter.no-company')
                    : undefined
              }
              label={
                against ?? (current ? t('shutter.for', { item: text(current.title) }) : t('shutter.press'))
              }
              onPress={press}
            />
          )}
          {lead && (
            <ShutterExtras
              mayBurst={commands && !!current && company?.state === 'connected'}
              mayGrab={commands && !!seen}
              onBurst={burst}
              onGrab={grab}
            />
          )}
          <GuardedPanel>
            <EvidenceStrip
              view={view}
              maySetAside={lead && phase === 'open'}
              mayRetake={commands && company?.state === 'connected'}
              newest={last?.id}
            />
          </GuardedPanel>
          <div className="deck-error">
            <ErrorNote error={error ?? markError} />
          </div>
        </section>
      </main>
      <KeyboardHelp open={help} onClose={() => setHelp(false)} />
    </>
  );
}

function fromFocus(focus: Blocker['where'] | undefined): Selected | null {
  if (focus?.kind === 'item' || focus?.kind === 'container' || focus?.kind === 'line')
    return { kind: focus.kind, id: focus.id };
  return null;
}
