import { canonicalJson } from '../../json';
import { causesOf } from '../order';
import { extentOf } from '../outcome';
import type { Handler } from './context';
import { stampOf } from './context';

/** A closing changes nothing in the record; it may come again, whenever something came after the last one. */
export const recordClosed: Handler<'record.closed'> = (state, event, { ordered }) => {
  if (canonicalJson(event.body) !== canonicalJson(extentOf(causesOf(event), ordered)))
    return 'closing.differs';
  state.closing = { ...stampOf(event), ...event.body };
  return null;
};
