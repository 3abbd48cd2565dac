import { askForToken } from '../../electron/timestamps/ask';
import { imprintOf } from '../../electron/timestamps/wanted';
import { startTimeServer, type TimeServer } from '../../scripts/tsa/server';
import { asicManifest } from '../../shared/bundle/manifest';
import { base64 } from '../../shared/bytes';
import type { Authority } from '../../shared/identity/authority';
import { signCheckpoint } from '../../shared/identity/checkpoint';
import { signCrl } from '../../shared/identity/crl';
import { SampleRecord, samplePicture } from '../../shared/record/testing';
import { makeSm2Key, signSm2 } from '../../shared/suites/sm2';

/** Enough of each picture that changes at random meet them as often as the events. */
const PICTURE_CHARACTERS = 6000;

/**
 * A sealed record with everything that a bundle can hold: a checkpoint of the hub, timestamps of a real authority over a
 * signature and over the seal, an SM2 signature, and a list of what the authority took back. Sound, and passes.
 */
export async function richRecord(authority?: Authority): Promise<SampleRecord> {
  const server = await startTimeServer();
  try {
    const record = await SampleRecord.open({
      ...(authority ? { authority } : {}),
      camera: (item, number, size) =>
        samplePicture(`${item} ${number} ${size} `.repeat(PICTURE_CHARACTERS).slice(0, PICTURE_CHARACTERS)),
    });
    const head = { size: 7, root: 'ab'.repeat(32), at: '2026-03-16T00:30:00.000Z' };
    record.checkpoint = await signCheckpoint(record.authority, head);
    await record.write('representative', 'chat.said', { text: '您好' });
    record.checkpoint = null;
    await record.inspect();
    await record.prepare();
    for (const role of ['representative', 'lead', 'second'] as const) await record.sign(role);
    await signInParallel(record);
    await record.seal();
    await record.attach();
    const { signOff, seal } = record.inspection;
    const own = signOff?.signatures.find(({ part }) => part === 'lead')?.event ?? '';
    await stamp(record, server, own, 'signature');
    await stamp(record, server, seal?.event ?? '', 'seal');
    await record.close();
    const elsewhere = new Map([['ab12', new Date('2026-03-01T00:00:00.000Z')]]);
    record.revocations = await signCrl(record.authority, elsewhere, new Date('2026-03-17T00:00:00.000Z'));
    return record;
  } finally {
    await server.close();
  }
}

async function signInParallel(record: SampleRecord): Promise<void> {
  const { signOff } = record.inspection;
  const of = signOff?.signatures.find(({ part }) => part === 'lead')?.event ?? '';
  const key = makeSm2Key();
  const value = signSm2(key, asicManifest(record.inspection, record.log.folded.ordered, 'lead'));
  const body = { of, suite: 'SM2-SM3', key: base64(key.spki), value: base64(value) } as const;
  await record.write('lead', 'signature.parallel', body);
}

async function stamp(
  record: SampleRecord,
  { name, url }: TimeServer,
  of: string,
  over: 'signature' | 'seal',
): Promise<void> {
  const wanted = imprintOf({ of, over, authority: name }, record.inspection);
  const token = base64(await askForToken({ name, url }, wanted));
  await record.write('lead', 'timestamp.given', { of, over, authority: name, token });
}
