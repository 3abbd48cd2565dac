import { standstill } from '../blockers';
import type { Handler } from './context';
import { stampOf } from './context';

/**
 * Stills: asked for by the lead, made at the company's camera, checked on the officer's machine, never removed. Frames of
 * the received video: kept beside them, a kind of their own.
 */

export const stillRequested: Handler<'still.requested'> = (state, event) => {
  const { still, item, retakeOf = null, keepBoth = false, burst = null } = event.body;
  if (!state.items.some(({ id }) => id === item)) return 'unknown.item';
  if (state.stills.some(({ id }) => id === still)) return 'still.duplicate';
  const first = retakeOf === null ? null : state.stills.find(({ id }) => id === retakeOf);
  if (first === undefined) return 'unknown.still';
  if (first && first.item !== item) return 'still.other-item';
  const stopped = standstill(state);
  if (stopped) return stopped;
  state.stills.push({
    id: still,
    item,
    retakeOf,
    keepBoth,
    burst,
    requested: stampOf(event),
    captured: null,
    failed: null,
    received: null,
    setAside: null,
    marks: [],
  });
  return null;
};

export const stillCaptured: Handler<'still.captured'> = (state, event) => {
  const { still: id, item, ...facts } = event.body;
  const still = state.stills.find((candidate) => candidate.id === id);
  if (!still || still.item !== item) return 'still.not-requested';
  if (still.captured) return 'still.duplicate';
  still.captured = { ...stampOf(event), ...facts };
  still.failed = null;
  return null;
};

export const stillFailed: Handler<'still.failed'> = (state, event) => {
  const still = state.stills.find(({ id }) => id === event.body.still);
  if (!still) return 'still.not-requested';
  if (still.captured) return 'still.duplicate';
  still.failed = { ...stampOf(event), code: event.body.code };
  return null;
};

export const stillReceived: Handler<'still.received'> = (state, event) => {
  const still = state.stills.find(({ id }) => id === event.body.still);
  if (!still?.captured) return 'unknown.still';
  if (still.captured.original.sha256 !== event.body.sha256) return 'still.other-hash';
  still.received ??= stampOf(event);
  return null;
};

export const stillSetAside: Handler<'still.set-aside'> = (state, event) => {
  const still = state.stills.find(({ id }) => id === event.body.still);
  if (!still) return 'unknown.still';
  still.setAside ??= { ...stampOf(event), reason: event.body.reason };
  return null;
};

export const frameGrabbed: Handler<'frame.grabbed'> = (state, event) => {
  const { frame: id, item = null, ...facts } = event.body;
  if (item !== null && !state.items.some((known) => known.id === item)) return 'unknown.item';
  if (state.frames.some((known) => known.id === id)) return 'still.duplicate';
  const stopped = standstill(state);
  if (stopped) return stopped;
  state.frames.push({ ...stampOf(event), id, item, ...facts });
  return null;
};
