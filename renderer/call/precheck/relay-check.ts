import type { CheckedPath } from '../../../shared/record/precheck';
import { probed, wayOf } from './relay-probe';

const CONNECT_MS = 10_000;
/** A talk with a small picture: 60 packets of 1,000 bytes in three seconds. */
const PROBES = 60;
const PROBE_BYTES = 1000;
const PROBE_EVERY_MS = 50;
/** What is not there by then counts as lost. */
const LATE_MS = 1000;
const FLOW_MS = 2000;
const FLOW_CHUNK = new Uint8Array(16 * 1024);
/** As much as is always under way, so that the way is never idle. */
const FLOW_AHEAD = 256 * 1024;

const never = (way: CheckedPath['way']): CheckedPath => ({
  way,
  reached: false,
  delayMs: null,
  upKbps: null,
  downKbps: null,
  lossPercent: null,
});

/**
 * Tries each address of each relay with a real connection of this machine to itself, which may go through nothing but that
 * relay: everything goes up to it and comes back down.
 */
export async function checkRelays(
  servers: readonly RTCIceServer[],
  signal: AbortSignal,
): Promise<CheckedPath[]> {
  const paths: CheckedPath[] = [];
  for (const server of servers) {
    for (const url of [server.urls].flat()) {
      const way = wayOf(url);
      // One after the other: they share this machine's way to the network.
      if (way && !signal.aborted) paths.push(await checkRelay(way, { ...server, urls: [url] }, signal));
    }
  }
  return paths;
}

async function checkRelay(
  way: CheckedPath['way'],
  server: RTCIceServer,
  signal: AbortSignal,
): Promise<CheckedPath> {
  const config: RTCConfiguration = { iceServers: [server], iceTransportPolicy: 'relay' };
  const [here, there] = [new RTCPeerConnection(config), new RTCPeerConnection(config)];
  try {
    const probe = pair(here, there, 0, { ordered: false, maxRetransmits: 0 });
    const flow = pair(here, there, 1, {});
    await connect(here, there, [probe, flow].flat(), signal);
    const found = await sendProbes(probe, signal);
    const kbps = await sendFlow(flow, signal);
    // The loop goes up and down: it carries what the narrower of the two does.
    return { ...never(way), ...found, reached: found !== null, upKbps: kbps, downKbps: kbps };
  } catch {
    // Whatever it was, this way does not work here, which is all that anybody can do something about.
    return never(way);
  } finally {
    here.close();
    there.close();
  }
}

type Ends = readonly [from: RTCDataChannel, to: RTCDataChannel];

function pair(here: RTCPeerConnection, there: RTCPeerConnection, id: number, init: RTCDataChannelInit): Ends {
  const options = { ...init, negotiated: true, id };
  const ends = [here.createDataChannel('', options), there.createDataChannel('', options)] as const;
  for (const end of ends) end.binaryType = 'arraybuffer';
  return ends;
}

async function connect(
  here: RTCPeerConnection,
  there: RTCPeerConnection,
  channels: readonly RTCDataChannel[],
  signal: AbortSignal,
): Promise<void> {
  const opened = channels.map(
    (channel) => new Promise((resolve) => channel.addEventListener('open', resolve, { once: true })),
  );
  // Each waits for the other's description, which comes with all candidates in it.
  await here.setLocalDescription();
  await within(gathered(here), CONNECT_MS, signal);
  await there.setRemoteDescription(here.localDescription!);
  await there.setLocalDescription();
  await within(gathered(there), CONNECT_MS, signal);
  await here.setRemoteDescription(there.localDescription!);
  await within(Promise.all(opened), CONNECT_MS, signal);
}

/** Until a connection knows every address that it may use; of a relay that does not answer it learns none. */
const gathered = (connection: RTCPeerConnection): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (connection.iceGatheringState === 'complete') resolve();
    };
    connection.addEventListener('icegatheringstatechange', look);
    look();
  });

async function sendProbes([from, to]: Ends, signal: AbortSignal) {
  const [sent, arrived] = [new Map<number, number>(), new Map<number, number>()];
  to.onmessage = ({ data }: MessageEvent<ArrayBuffer>) =>
    arrived.set(new DataView(data).getUint32(0), performance.now());
  for (let n = 0; n < PROBES; n++) {
    const packet = new DataView(new ArrayBuffer(PROBE_BYTES));
    packet.setUint32(0, n);
    sent.set(n, performance.now());
    from.send(packet.buffer);
    await pause(PROBE_EVERY_MS, signal);
  }
  if (arrived.size < PROBES) await pause(LATE_MS, signal);
  return probed({ sent, arrived });
}

/** Thousands of bits a second that came through. */
async function sendFlow([from, to]: Ends, signal: AbortSignal): Promise<number> {
  let [bytes, first, last] = [0, 0, 0];
  to.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
    last = performance.now();
    // The first one has been on its way for as long as the delay is.
    if (first === 0) first = last;
    else bytes += data.byteLength;
  };
  from.bufferedAmountLowThreshold = FLOW_AHEAD / 2;
  const until = performance.now() + FLOW_MS;
  while (performance.now() < until) {
    while (from.bufferedAmount < FLOW_AHEAD) from.send(FLOW_CHUNK);
    await pause(10, signal);
  }
  return last > first ? Math.min(Math.round((bytes * 8) / (last - first)), 10_000_000) : 0;
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  within(new Promise((resolve) => setTimeout(resolve, ms)), ms + CONNECT_MS, signal);

/** Rejects when it takes longer, or when nobody wants it any more. */
function within<T>(work: Promise<T>, ms: number, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(new Error('too late'))), ms);
    const stop = (): void => end(() => reject(new Error('not wanted')));
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      settle();
    };
    signal.addEventListener('abort', stop);
    work.then(
      (value) => end(() => resolve(value)),
      (error: unknown) => end(() => reject(error instanceof Error ? error : new Error(String(error)))),
    );
  });
}
