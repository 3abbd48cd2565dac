import { standstill } from '../blockers';
import type { Handler } from './context';
import { stampOf } from './context';

/** Stills: asked for by the lead, made at the company's camera, checked on the officer's machine, never removed. */

export const stillRequested: Handler<'still.requested'> = (state, event) => {
  const { still, item } = event.body;
  if (!state.items.some(({ id }) => id === item)) return 'unknown.item';
  if (state.stills.some(({ id }) => id === still)) return 'still.duplicate';
  const stopped = standstill(state);
  if (stopped) return stopped;
  state.stills.push({
    id: still,
    item,
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
