import type { CheckedPath, PrecheckFacts } from '../../../shared/record/precheck';
import { toAppError, type AppError } from '../../../shared/errors';
import type { MainPort } from '../main-port';
import { checkBattery, checkCamera, checkMicrophone } from './device-check';
import { checkRelays } from './relay-check';

export interface PrecheckOptions {
  caseId: string;
  main: Pick<MainPort, 'call'>;
  camera: MediaStreamTrack | null;
  microphone: MediaStreamTrack | null;
  signal: AbortSignal;
  /** Told each fact as soon as it is known. */
  found: (facts: Partial<PrecheckFacts>) => void;
  /** Why the hub could not be measured. */
  failed: (error: AppError) => void;
}

/**
 * Tries everything that a call needs: the devices beside each other, then the ways one after the other, so that none is
 * measured in another's traffic. @throws when `signal` is aborted.
 */
export async function precheck(options: PrecheckOptions): Promise<PrecheckFacts> {
  const { signal, found, main, caseId } = options;
  const tell = async <N extends keyof PrecheckFacts>(
    name: N,
    work: Promise<PrecheckFacts[N]>,
  ): Promise<Pick<PrecheckFacts, N>> => {
    const fact = { [name]: await work } as Pick<PrecheckFacts, N>;
    if (!signal.aborted) found(fact);
    return fact;
  };
  const devices = Promise.all([
    tell('camera', checkCamera(options.camera, signal)),
    tell('microphone', checkMicrophone(options.microphone, signal)),
    tell(
      'battery',
      checkBattery().catch(() => null),
    ),
    tell('freeBytes', freeBytes(main)),
  ]);
  // Awaited at the end; until then nobody else would hear that it was called off.
  devices.catch(() => undefined);
  const { hub, clock } = await checkHub(options);
  if (!signal.aborted) found({ paths: [hub], clock });
  const servers = await main.call('precheck.paths', { case: caseId }).catch(() => ({ iceServers: [] }));
  const paths = [hub, ...(await checkRelays(servers.iceServers, signal))];
  if (!signal.aborted) found({ paths });
  const [camera, microphone, battery, free] = await devices;
  signal.throwIfAborted();
  return { ...camera, ...microphone, ...battery, ...free, paths, clock };
}

async function checkHub({ main, caseId, failed }: PrecheckOptions): Promise<{
  hub: CheckedPath;
  clock: PrecheckFacts['clock'];
}> {
  const none = { way: 'hub', lossPercent: null } as const;
  try {
    const { clock, ...carried } = await main.call('precheck.hub', { case: caseId });
    return { hub: { ...none, reached: true, ...carried }, clock };
  } catch (thrown) {
    failed(toAppError(thrown));
    const unknown = { delayMs: null, upKbps: null, downKbps: null };
    return { hub: { ...none, reached: false, ...unknown }, clock: null };
  }
}

/** Null where the system does not say. */
const freeBytes = (main: PrecheckOptions['main']): Promise<number | null> =>
  main.call('recording.spare', undefined).then(
    ({ spare }) => Math.floor(spare),
    () => null,
  );
