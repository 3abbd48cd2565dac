import { expect, it } from 'vitest';
import { memorySink, memorySource } from '../bundle/bytes-io';
import { verifyBundle } from '../bundle/verify';
import { writeBundle } from '../bundle/write';
import { samePictures } from './same-pictures';
import { SampleRecord, samplePicture } from './testing';

const notes = async (record: SampleRecord) => {
  const sink = memorySink();
  await writeBundle(record.source, sink);
  const anchors = [{ certificate: record.authority.certificate, from: 'test' }];
  const report = await verifyBundle(memorySource(sink.bytes()), { anchors });
  expect(report.verdict).toBe('passed');
  return report.notes.filter(({ code }) => code === 'still.same');
};

it('a camera that gives the same picture twice is told, and blocks nothing', async () => {
  const frozen = await SampleRecord.sealed({ camera: (_item, _number, size) => samplePicture(`${size}`) });
  const { stills } = frozen.inspection;
  expect([...samePictures(frozen.inspection)]).toEqual(stills.slice(1).map(({ id }) => [id, 1]));
  const told = await notes(frozen);
  expect(told).toHaveLength(stills.length - 1);
  expect(told[0]).toMatchObject({
    event: stills[1]!.captured!.event,
    zh: expect.stringContaining('与第 1 张完全相同') as string,
    en: expect.stringContaining('same picture as No. 1') as string,
  });
});

it('pictures that differ are not', async () => {
  const sound = await SampleRecord.sealed();
  expect(samePictures(sound.inspection).size).toBe(0);
  expect(await notes(sound)).toEqual([]);
});
