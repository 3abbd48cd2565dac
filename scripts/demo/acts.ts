import path from 'node:path';
import { unpack } from './artefacts';
import { join, openOffice } from './enrol';
import { inspectLive } from './inspect';
import { exportBundle, review, signOff, STAMPED, type Play } from './play';
import { terminalPicture } from './terminal';
import { addTimeAuthority, pinTimeAuthority } from './time-authority';
import { keepTrust } from './trust';
import { verify } from './verify';

/**
 * The acts of the demo, from the first start to the verified bundle.
 * @param others resolves when second officer and company have entered
 */
export async function playAll(play: Play, others: Promise<unknown>): Promise<void> {
  const { cast, timeline, time } = play;
  await openOffice(play);
  await others;
  await join(play);
  if (time) {
    await addTimeAuthority(play, time);
    await Promise.all([cast.lead, cast.second, cast.company].map((actor) => pinTimeAuthority(actor, time)));
  }
  await timeline.time('inspected', '逐项查检完成 / every item is inspected', () => inspectLive(play));
  await review(play);
  await signOff(play);
  await check(play, await exportBundle(play));
}

/** Takes report and certificates out of the bundle, and has it verified as a stranger would. */
async function check({ out, timeline, pictures, time }: Play, bundle: string): Promise<void> {
  const report = out.place(path.basename(bundle).replace(/\.asice$/, '.pdf'));
  const trust = await keepTrust(out, await unpack(bundle, report), time?.certificate ?? null);
  const words = await timeline.time('verified', '离线核验通过 / the bundle is verified', () =>
    verify([bundle, ...trust]),
  );
  // Those of the events: the PDF's signatures have theirs as well, but whoever signs waits only seconds for them.
  const proven = words
    .split('\n')
    .filter((line) => line.includes('[timestamp.proven]') && !line.includes('report.pdf'));
  if (time && proven.length !== STAMPED)
    throw new Error(`${proven.length} timestamps are proven, but there should be ${STAMPED}`);
  const shown = [bundle, ...trust].map((part) => path.basename(part));
  await pictures.put(terminalPicture(`npm run verify -- ${shown.join(' ')}`, words), 'verified');
  const command = [bundle, ...trust].map((part) => path.relative(process.cwd(), part) || part);
  process.stdout.write(
    `\n${bundle}\n${report}\n\n在别处核验 · to verify it anywhere else:\n  npm run verify -- ${command.join(' ')}\n`,
  );
}
