import { isUsable, standstill } from '../blockers';
import type { Inspection } from '../state';
import type { Handler } from './context';
import { stampOf } from './context';

/** The instruction's items, containers, goods lines and the result: the lead officer's statements, the last one counts. */

const unusable = (state: Inspection, evidence: readonly string[]): boolean =>
  evidence.some((still) => !isUsable(state, still));

export const itemAsked: Handler<'item.asked'> = (state, event) => {
  const item = state.items.find(({ id }) => id === event.body.item);
  if (!item) return 'unknown.item';
  const stopped = standstill(state);
  if (stopped) return stopped;
  item.asked = stampOf(event);
  item.ready = null;
  item.interrupted = null;
  state.currentItem = item.id;
  return null;
};

export const itemReady: Handler<'item.ready'> = (state, event) => {
  const item = state.items.find(({ id }) => id === event.body.item);
  if (!item) return 'unknown.item';
  item.ready = stampOf(event);
  item.interrupted = null;
  return null;
};

export const itemAnswered: Handler<'item.answered'> = (state, event) => {
  const { item: id, ...answer } = event.body;
  const item = state.items.find((candidate) => candidate.id === id);
  if (!item) return 'unknown.item';
  const stopped = standstill(state);
  if (stopped) return stopped;
  if (unusable(state, answer.evidence)) return 'evidence.set-aside';
  item.answer = { ...stampOf(event), ...answer };
  item.interrupted = null;
  return null;
};

export const containerChecked: Handler<'container.checked'> = (state, event) => {
  const { container: number, ...check } = event.body;
  const container = state.containers.find((candidate) => candidate.number === number);
  if (!container) return 'unknown.container';
  const stopped = standstill(state);
  if (stopped) return stopped;
  if (unusable(state, check.evidence)) return 'evidence.set-aside';
  container.check = { ...stampOf(event), ...check };
  return null;
};

export const lineFound: Handler<'line.found'> = (state, event) => {
  const { line: number, ...finding } = event.body;
  const line = state.lines.find((candidate) => candidate.line === number);
  if (!line) return 'unknown.line';
  const stopped = standstill(state);
  if (stopped) return stopped;
  if (unusable(state, finding.evidence)) return 'evidence.set-aside';
  line.finding = { ...stampOf(event), ...finding };
  return null;
};

export const resultProposed: Handler<'result.proposed'> = (state, event) => {
  state.result = { ...stampOf(event), ...event.body };
  return null;
};
