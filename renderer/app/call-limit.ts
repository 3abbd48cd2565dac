import { call } from './bridge';
import { createLive } from './live';

/** How long the office waits for somebody whose connection broke before the lead officer is asked. */
export const callLimit = createLive(
  () => call('call.limit'),
  () => () => undefined,
);
