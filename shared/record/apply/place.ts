import type { Handler } from './context';
import { stampOf } from './context';

/** Where the company's machine is, by its own word: every statement stays, since a machine can be carried elsewhere. */
export const placeStated: Handler<'place.stated'> = (state, event) => {
  state.places.push({ ...stampOf(event), ...event.body });
  return null;
};
