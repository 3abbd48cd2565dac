import { expect, it } from 'vitest';
import { linkWords, linksOf } from './still-links';
import { TestOffice, randomId } from './test-office';

it('a still says what it was taken in place of, what in place of it, and its place in a burst', async () => {
  const office = await TestOffice.open();
  const first = await office.still('door');
  const again = randomId();
  const burst = randomId();
  await office.write('lead', 'still.requested', { still: again, item: 'door', retakeOf: first });
  for (let i = 0; i < 2; i++)
    await office.write('lead', 'still.requested', { still: randomId(), item: 'door', burst });
  const inspection = office.logs.lead.inspection!;
  const words = inspection.stills.map((still) => linkWords(linksOf(inspection, still), 'zh'));
  expect(words).toEqual([['已重拍为照片 2'], ['重拍自照片 1'], ['连拍 1/2'], ['连拍 2/2']]);
  expect(linkWords(linksOf(inspection, inspection.stills[3]!), 'en')).toEqual(['burst 2/2']);
});
