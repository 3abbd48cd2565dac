import { base64 } from '../../shared/bytes';
import { until } from '../drive/until';
import { startTimeServer, type TimeServer } from '../tsa/server';
import type { Actor } from './cast';
import type { Play } from './play';

/**
 * A real time authority (RFC 3161) of OpenSSL for the demo's signatures and seal, on this machine alone.
 * @returns null where OpenSSL is not installed, which is said
 */
export async function timeServer(tell: (line: string) => void): Promise<TimeServer | null> {
  try {
    return await startTimeServer({ name: '演示时间戳机构' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    tell(
      '未安装 openssl，本次演示没有时间戳。 · OpenSSL is not installed: this demo goes on without timestamps.',
    );
    return null;
  }
}

/** Sets the authority on a machine behind its screens, with the certificate that its tokens have to lead to. */
export async function pinTimeAuthority({ page }: Actor, time: TimeServer): Promise<void> {
  const authority = { name: time.name, url: time.url, certificate: base64(time.certificate) };
  const code = await page.evaluate(async (one) => {
    const answer = await window.yuanjian.calls['time.set']({ authorities: [one] });
    return answer.ok ? null : answer.error.code;
  }, authority);
  if (code !== null) throw new Error(`the time authority was refused: ${code}`);
}

/** The lead sets the authority in the status bar, as people do. */
export async function addTimeAuthority({ cast: { lead }, pictures }: Play, time: TimeServer): Promise<void> {
  const { page } = lead;
  await page.getByTestId('time-status').click();
  await page.getByTestId('time-name').fill(time.name);
  await page.getByTestId('time-url').fill(time.url);
  await page.getByTestId('time-add').click();
  await page.getByTestId('time-authority-0').waitFor();
  await pictures.take(lead, 'time-panel');
  await page.keyboard.press('Escape');
  await page.getByTestId('time-panel').waitFor({ state: 'hidden' });
}

/** Waits until the lead's record holds a timestamp of every signature and of the seal. */
export async function timestamped({ page }: Actor, wanted: number): Promise<void> {
  await until(page, hasTimestamps, wanted);
}

/** Runs in a page. */
async function hasTimestamps(count: number): Promise<boolean> {
  const list = await window.yuanjian.calls['cases.list'](undefined);
  const id = list.ok && list.value[0]?.id;
  const view = id ? await window.yuanjian.calls['cases.get']({ case: id }) : null;
  return view?.ok === true && view.value.inspection.timestamps.length >= count;
}
