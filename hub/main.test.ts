import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseInvitation } from '../shared/identity/invitation';
import { EventRange } from '../shared/protocol/hub';
import { fromWire } from '../shared/record/event';
import { TestApp } from './test-app';

/** The headless hub as people start it: a process of its own. */
class Headless {
  private readonly lines: string[] = [];
  private readonly waiting = new Set<() => void>();
  stderr = '';
  readonly ended: Promise<number | null>;

  constructor(private readonly child: ChildProcess) {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      this.lines.push(line);
      for (const wake of this.waiting) wake();
    });
    child.stderr!.on('data', (text: Buffer) => (this.stderr += text.toString('utf8')));
    this.ended = new Promise((resolve) => child.once('close', (code) => resolve(code)));
  }

  get output(): string {
    return this.lines.join('\n');
  }

  /** The first line of output that says `what`, as JSON; fails when the process ends before. */
  async says(what: string): Promise<Record<string, Record<string, string>>> {
    return JSON.parse(await this.writes(`"${what}"`)) as Record<string, Record<string, string>>;
  }

  /** The first line of output with these words; fails when the process ends before. */
  async writes(what: string): Promise<string> {
    const found = () => this.lines.find((line) => line.includes(what));
    await new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (found()) resolve();
      };
      this.waiting.add(look);
      void this.ended.then(() => reject(new Error(`ended without a word of ${what}: ${this.stderr}`)));
      look();
    });
    return found()!;
  }

  kill(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }
}

let folder: string;
let data: string;
const started: Headless[] = [];

function start(args: string[], env: Record<string, string> = {}): Headless {
  const main = path.join(import.meta.dirname, 'main.ts');
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), main, '--data', data, ...args],
    {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const made = new Headless(child);
  started.push(made);
  return made;
}

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'yuanjian-headless-'));
  data = path.join(folder, 'data');
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.kill('SIGKILL')));
  rmSync(folder, { recursive: true });
});

const INVITE = ['--json', '--port', '0', '--invite', 'officer', '--badge', 'A-1', '--person', '甲关员'];

describe('a headless hub', () => {
  it('that is killed has everything that it gave a receipt for', async () => {
    const first = start(INVITE);
    let url = (await first.says('listening')).listening!.url!;
    const { link } = (await first.says('invitation')).invitation!;
    const officer = new TestApp(() => ({ url }));
    await officer.enrol(parseInvitation(link!).secret);
    const id = await officer.open();
    const said = [await officer.say(id, '一'), await officer.say(id, '二')];
    const { receipts } = await officer.push(id, ...said);
    await first.kill('SIGKILL');

    const again = start(['--json', '--port', '0']);
    url = (await again.says('listening')).listening!.url!;
    expect((await officer.push(id, ...said)).receipts).toEqual(receipts);
    const answer = await officer.send('GET', `/v1/cases/${id}/events?author=${officer.fingerprint}&from=1`);
    expect(EventRange.parse(answer.json()).events.map(fromWire)).toEqual(said.map(({ signed }) => signed));
    officer.close();
    expect(await again.kill('SIGTERM')).toBe(0);
  });

  it('says in words how to begin, and keeps its keys to itself', async () => {
    const hub = start([
      '--port',
      '0',
      '--name',
      '示例枢纽',
      '--invite',
      'officer',
      '--badge',
      'A-1',
      '--json',
    ]);
    await hub.says('invitation');
    for (const file of ['authority.key', 'tls.key']) {
      expect(statSync(path.join(data, file)).mode & 0o777).toBe(0o600);
    }
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(hub.stderr).toContain('not sealed');
    await hub.kill('SIGTERM');
    const plain = start(['--port', '0', '--name', "it's", '--people']);
    await plain.writes('--badge BADGE');
    expect(plain.output).toContain('Nobody has been enrolled yet');
    expect(plain.output).toContain(
      `npm run hub -- --data ${data} --port 0 --name 'it'\\''s' --invite officer --badge BADGE`,
    );
    expect(await plain.kill('SIGINT')).toBe(0);
    const other = start(['--port', '0', '--revoke', 'a'.repeat(64)]);
    expect([await other.ended, other.output]).toEqual([2, '']);
  });

  it('seals its folder with a passphrase, and does not open with another or none', async () => {
    const passphrase = { YUANJIAN_HUB_PASSPHRASE: '正确的口令' };
    const hub = start(['--json', '--port', '0'], passphrase);
    const { id } = (await hub.says('listening')).listening!;
    await hub.kill('SIGTERM');
    expect(hub.stderr).not.toContain('not sealed');
    expect(readFileSync(path.join(data, 'authority.key'), 'latin1')).toContain('sealed');
    const wrong = start(['--port', '0'], { YUANJIAN_HUB_PASSPHRASE: '别的' });
    expect([await wrong.ended, wrong.stderr]).toEqual([2, expect.stringContaining('passphrase is wrong')]);
    const none = start(['--port', '0']);
    expect([await none.ended, none.stderr]).toEqual([2, expect.stringContaining('YUANJIAN_HUB_PASSPHRASE')]);
    const right = start(['--json', '--port', '0'], passphrase);
    expect((await right.says('listening')).listening!.id).toBe(id);
  });

  it('ends with what is wrong: a port in use, data in use, keys gone, a folder that cannot be', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const { port } = blocker.address() as AddressInfo;
    const busy = start(['--port', String(port)]);
    expect([await busy.ended, busy.stderr]).toEqual([2, expect.stringContaining('EADDRINUSE')]);
    expect(busy.stderr).toContain(`127.0.0.1:${port}`);
    expect(busy.stderr).toContain('请停止该程序');
    expect(existsSync(data)).toBe(false);
    blocker.close();

    const running = start(['--json', '--port', '0']);
    await running.says('listening');
    const twice = start(['--port', '0']);
    expect([await twice.ended, twice.stderr]).toEqual([2, expect.stringContaining('Another hub is using')]);
    await running.kill('SIGTERM');

    rmSync(path.join(data, 'authority.key'));
    const keyless = start(['--port', '0']);
    expect([await keyless.ended, keyless.stderr]).toEqual([
      2,
      expect.stringContaining('Key files are missing'),
    ]);

    rmSync(data, { recursive: true });
    writeFileSync(data, 'a file');
    const file = start(['--port', '0']);
    expect([await file.ended, file.stderr]).toEqual([2, expect.stringContaining('cannot be written')]);
    rmSync(data);
    mkdirSync(data);
    writeFileSync(path.join(data, 'hub.db'), 'this is not a database, whatever its name says'.repeat(100));
    chmodSync(data, 0o700);
    const damaged = start(['--port', '0']);
    expect([await damaged.ended, damaged.stderr]).toEqual([2, expect.stringMatching(/damaged|missing/)]);
  });

  it('refuses options that it cannot follow, and says what to write', async () => {
    const bad: [string[], string][] = [
      [['--port', 'http'], 'a port is a number'],
      [['--nats', 'nats://10.0.0.1'], '--nats'],
      [['--name', ' '], '--name is empty'],
      [['--badge', 'A-1'], 'goes with --invite officer'],
      [['--invite', 'officer', '--badge', '甲'], 'letters, digits and hyphens'],
      [['--revoke', 'abc'], '64 hexadecimal digits'],
      [['--revoke', 'a'.repeat(64)], 'nobody here has this certificate'],
      [['--invite', 'representative'], 'only officers are invited here'],
      [['--invite', 'officer'], 'needs --badge'],
      [['--colour'], '--colour'],
      [['--host', '203.0.113.7'], 'cannot listen on 203.0.113.7'],
    ];
    const ends = bad.map(async ([args, words]) => {
      const hub = start(args);
      expect([await hub.ended, hub.stderr]).toEqual([2, expect.stringContaining(words)]);
      expect([hub.output, hub.stderr]).toEqual(['', expect.not.stringContaining('listens on')]);
    });
    await Promise.all(ends);
    expect(existsSync(data)).toBe(false);
  });
});
