import { breaksShowing } from '../interruptions';
import type { Inspection, Interruption } from '../state';
import type { Handler } from './context';
import { stampOf } from './context';

/** People, calls and talk: facts that are on the record whatever else happens. */

export const participantJoined: Handler<'participant.joined'> = (state, event) => {
  const participant = state.participants.find(({ fingerprint }) => fingerprint === event.author);
  if (participant) participant.joined ??= { ...stampOf(event), ...event.body };
  return null;
};

export const precheckDone: Handler<'precheck.done'> = (state, event) => {
  state.prechecks.push({ ...stampOf(event), ...event.body });
  return null;
};

export const callJoined: Handler<'call.joined'> = (state, event) => {
  const { session, camera, microphone } = event.body;
  let call = state.calls.find(({ id }) => id === session);
  if (!call) {
    call = {
      id: session,
      joined: [],
      cameras: [],
      troubles: [],
      connected: null,
      interruptions: [],
      left: [],
    };
    state.calls.push(call);
  }
  call.joined.push({ ...stampOf(event), camera, microphone });
  return null;
};

export const cameraChanged: Handler<'camera.changed'> = (state, event) => {
  const { session, ...change } = event.body;
  const call = state.calls.find(({ id }) => id === session);
  if (!call) return 'unknown.call';
  call.cameras.push({ ...stampOf(event), ...change });
  return null;
};

export const callConnected: Handler<'call.connected'> = (state, event) => {
  const call = state.calls.find(({ id }) => id === event.body.session);
  if (!call) return 'unknown.call';
  call.connected ??= stampOf(event);
  const { peer } = event.body;
  // The hub may have begun another session meanwhile: the gap is between two people.
  for (const { interruptions } of state.calls) {
    for (const one of interruptions) {
      if (one.author === event.author && one.peer === peer) one.end ??= { ...stampOf(event), how: 'back' };
    }
  }
  return null;
};

export const callInterrupted: Handler<'call.interrupted'> = (state, event) => {
  const call = state.calls.find(({ id }) => id === event.body.session);
  if (!call) return 'unknown.call';
  const { peer, quietMs = 0 } = event.body;
  const interruption: Interruption = { ...stampOf(event), peer, quietMs, end: null };
  call.interruptions.push(interruption);
  if (breaksShowing(state, interruption)) showAgain(state, interruption);
  return null;
};

/** What was being shown was not seen to its end. Stills that were taken before stay, and so does an answer. */
function showAgain(state: Inspection, { event, author, wall }: Interruption): void {
  const item = state.items.find(({ id }) => id === state.currentItem);
  if (!item?.asked || state.signOff || state.seal) return;
  if (item.answer && item.answer.wall >= item.asked.wall) return;
  item.ready = null;
  item.interrupted = { event, author, wall };
}

export const callLeft: Handler<'call.left'> = (state, event) => {
  const call = state.calls.find(({ id }) => id === event.body.session);
  if (!call) return 'unknown.call';
  call.left.push({ ...stampOf(event), reason: event.body.reason });
  for (const one of call.interruptions) {
    if (one.author === event.author || one.peer === event.author)
      one.end ??= { ...stampOf(event), how: 'left' };
  }
  return null;
};

export const chatSaid: Handler<'chat.said'> = (state, event, { part }) => {
  const { card, ...said } = event.body;
  // Only the lead tells the company what to do.
  state.chat.push({ ...stampOf(event), ...said, ...(card && part === 'lead' && { card }) });
  return null;
};
