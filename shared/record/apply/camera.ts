import type { Handler } from './context';
import { stampOf } from './context';

/** What a camera's own machine says about its picture. */

export const cameraTrouble: Handler<'camera.trouble'> = (state, event) => {
  const { session, ...trouble } = event.body;
  const call = state.calls.find(({ id }) => id === session);
  if (!call) return 'unknown.call';
  call.troubles.push({ ...stampOf(event), ...trouble, recovered: null });
  return null;
};

/** Ends the author's last trouble of that kind at that camera; one that nobody began says nothing. */
export const cameraRecovered: Handler<'camera.recovered'> = (state, event) => {
  const { session, place, trouble, agoMs } = event.body;
  const call = state.calls.find(({ id }) => id === session);
  if (!call) return 'unknown.call';
  const open = call.troubles.findLast(
    (one) =>
      one.author === event.author && one.place === place && one.trouble === trouble && one.recovered === null,
  );
  if (open) open.recovered = { ...stampOf(event), agoMs };
  return null;
};
