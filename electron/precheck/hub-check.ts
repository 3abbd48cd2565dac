import { randomBytes } from 'node:crypto';
import type { HubCheck } from '../../shared/ipc/hub-check';
import { MAX_SPEED_BYTES, SpeedAnswer } from '../../shared/protocol/hub';
import { CLOCK_ROUNDS, clockDifference } from '../../shared/record/clock-watch';
import type { HubClient } from '../hub-client/client';
import { readBody } from '../hub-client/connection';

export interface CheckClocks {
  wall: () => Date;
  /** Milliseconds of a clock that never goes back. */
  mono: () => number;
}

/** Enough to tell a slow way; only where they are through at once, more are sent. */
const FEW_BYTES = 128 * 1024;
const AT_ONCE_MS = 400;

type Client = Pick<HubClient, 'connection' | 'time'>;

/**
 * Measures the way to a hub: the shortest of some round trips, and what it carries in each direction.
 * @throws AppError `hub.unreachable`, `hub.*`
 */
export async function checkHub(client: Client, clocks: CheckClocks): Promise<HubCheck> {
  const rounds = [];
  // The first one opens the connection and is no measure.
  await client.time();
  for (let n = 0; n < CLOCK_ROUNDS; n++) {
    const [sent, from] = [clocks.wall().getTime(), clocks.mono()];
    const there = (await client.time()).getTime();
    rounds.push(clockDifference(sent, there, there, clocks.mono() - from));
  }
  const best = rounds.reduce((least, one) => (one.roundTripMs < least.roundTripMs ? one : least));
  const clock = { aheadMs: Math.round(best.aheadMs), roundTripMs: Math.round(best.roundTripMs) };
  return {
    delayMs: clock.roundTripMs,
    downKbps: await carried((bytes) => fetchBytes(client, bytes), clocks),
    upKbps: await carried((bytes) => sendBytes(client, bytes), clocks),
    clock,
  };
}

/** Thousands of bits a second. */
async function carried(move: (bytes: number) => Promise<unknown>, { mono }: CheckClocks): Promise<number> {
  const took = async (bytes: number): Promise<number> => {
    const from = mono();
    await move(bytes);
    return Math.max(mono() - from, 0.1);
  };
  const few = await took(FEW_BYTES);
  if (few > AT_ONCE_MS) return kbps(FEW_BYTES, few);
  return kbps(MAX_SPEED_BYTES, await took(MAX_SPEED_BYTES));
}

const kbps = (bytes: number, ms: number): number => Math.min(Math.round((bytes * 8) / ms), 10_000_000);

async function fetchBytes({ connection }: Client, bytes: number): Promise<void> {
  const response = await connection.open({ method: 'GET', path: `/v1/speed?bytes=${bytes}` });
  await readBody(response, bytes);
}

async function sendBytes({ connection }: Client, bytes: number): Promise<void> {
  const headers = { 'content-type': 'application/octet-stream' };
  await connection.json(SpeedAnswer, { method: 'PUT', path: '/v1/speed', headers, body: randomBytes(bytes) });
}
