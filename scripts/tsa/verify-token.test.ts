import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTimestampResponse, timestampRequest } from '../../shared/time/exchange';
import { verifyToken } from '../../shared/time/verify-token';
import { utf8 } from '../../shared/bytes';
import { TimeAuthority, type AuthorityOptions } from './authority';

const made: TimeAuthority[] = [];
async function authorityOf(options: AuthorityOptions = {}): Promise<TimeAuthority> {
  const authority = await TimeAuthority.make(options);
  made.push(authority);
  return authority;
}
afterAll(async () => {
  for (const authority of made) await authority.close();
});

const content = utf8('what somebody signed');
const imprint = Uint8Array.from(createHash('sha256').update(content).digest());
const nonce = Uint8Array.from({ length: 16 }, (_, i) => 0xf0 - i);

async function tokenOf(authority: TimeAuthority): Promise<Uint8Array> {
  const response = await authority.reply(timestampRequest(imprint, nonce));
  return readTimestampResponse(response, { imprint, nonce });
}

let authority: TimeAuthority;
let token: Uint8Array;
beforeAll(async () => {
  authority = await authorityOf();
  token = await tokenOf(authority);
});

const code = (value: string) => expect.objectContaining({ code: value }) as unknown;

/** A token that OpenSSL's timestamp command would never make: the same TSTInfo, signed with `openssl cms`. */
function forged(by: TimeAuthority, signing: { certificate?: string; flags?: string[] } = {}): Uint8Array {
  const run = (...args: string[]): Buffer => execFileSync('openssl', args, { cwd: by.folder, stdio: 'pipe' });
  writeFileSync(path.join(by.folder, 'token.der'), token);
  run('cms', '-verify', '-noverify', '-inform', 'DER', '-in', 'token.der', '-out', 'info.der', '-binary');
  const signer = ['-signer', signing.certificate ?? 'tsa.pem', '-inkey', 'tsa.key', '-certfile', 'root.pem'];
  const kind = ['-nodetach', '-nosmimecap', '-binary', '-econtent_type', '1.2.840.113549.1.9.16.1.4'];
  const flags = signing.flags ?? ['-cades', '-md', 'sha256'];
  run(
    'cms',
    '-sign',
    '-in',
    'info.der',
    ...signer,
    ...kind,
    ...flags,
    '-outform',
    'DER',
    '-out',
    'forged.der',
  );
  return new Uint8Array(readFileSync(path.join(by.folder, 'forged.der')));
}

describe('a token of a real authority', () => {
  it('is read and trusted by whoever knows the authority', async () => {
    const facts = await verifyToken(token, imprint, [authority.root]);
    expect(facts).toMatchObject({
      accuracyMs: 1500,
      authority: authority.name,
      policy: '1.3.6.1.4.1.55555.1',
      trusted: true,
    });
    expect(Math.abs(facts.at.getTime() - Date.now())).toBeLessThan(60_000);
    expect(facts.certificateFingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is what OpenSSL calls verified, too', () => {
    writeFileSync(path.join(authority.folder, 't.der'), token);
    writeFileSync(path.join(authority.folder, 'content'), content);
    const said = execFileSync(
      'openssl',
      ['ts', '-verify', '-token_in', '-in', 't.der', '-data', 'content', '-CAfile', 'root.pem'],
      { cwd: authority.folder, encoding: 'utf8', stdio: 'pipe' },
    );
    expect(said).toContain('Verification: OK');
  });

  it('is sound and not trusted where the authority is a stranger', async () => {
    const stranger = await authorityOf();
    expect(await verifyToken(token, imprint, [])).toMatchObject({ trusted: false });
    expect(await verifyToken(token, imprint, [stranger.root])).toMatchObject({ trusted: false });
  });

  it.each(['P-384', 'RSA-2048'] as const)('may be signed with %s', async (key) => {
    const other = await authorityOf({ key });
    const facts = await verifyToken(await tokenOf(other), imprint, [other.root]);
    expect(facts.trusted).toBe(true);
  });

  it('is refused for another content', async () => {
    const other = Uint8Array.from(createHash('sha256').update('other').digest());
    await expect(verifyToken(token, other, [authority.root])).rejects.toEqual(
      code('timestamp.other-imprint'),
    );
  });

  it('is refused as the answer to another question', async () => {
    const response = await authority.reply(timestampRequest(imprint, nonce));
    const asked = { imprint, nonce: Uint8Array.of(7) };
    await expect(readTimestampResponse(response, asked)).rejects.toEqual(code('timestamp.other-nonce'));
    const other = { imprint: new Uint8Array(32), nonce };
    await expect(readTimestampResponse(response, other)).rejects.toEqual(code('timestamp.other-imprint'));
  });

  it('is not given for a question that is none, and the reason is told', async () => {
    const response = await authority.reply(utf8('no question'));
    await expect(readTimestampResponse(response, { imprint, nonce })).rejects.toMatchObject({
      code: 'timestamp.refused',
      params: { reason: expect.stringContaining('badDataFormat') as string },
    });
  });
});

describe('refused, though its signature is valid:', () => {
  it('a certificate named by SHA-1 alone', async () => {
    const old = await authorityOf({ essAlgorithm: 'sha1' });
    await expect(verifyToken(await tokenOf(old), imprint, [old.root])).rejects.toEqual(
      code('timestamp.algorithm'),
    );
  });

  it('a signature with SHA-1', async () => {
    const sha1 = forged(authority, { flags: ['-cades', '-md', 'sha1'] });
    await expect(verifyToken(sha1, imprint, [authority.root])).rejects.toEqual(code('timestamp.algorithm'));
  });

  it('a key that is too short', async () => {
    const short = await authorityOf({ key: 'RSA-1024' });
    await expect(verifyToken(forged(short), imprint, [short.root])).rejects.toEqual(
      code('timestamp.algorithm'),
    );
  });

  it('a signature that names no certificate', async () => {
    const nameless = forged(authority, { flags: ['-md', 'sha256'] });
    await expect(verifyToken(nameless, imprint, [authority.root])).rejects.toEqual(
      code('timestamp.algorithm'),
    );
  });

  it.each([null, 'timeStamping', 'critical,timeStamping,clientAuth', 'critical,emailProtection'])(
    'extended key usage %s',
    async (extendedKeyUsage) => {
      const unfit = await authorityOf({ extendedKeyUsage });
      await expect(verifyToken(forged(unfit), imprint, [unfit.root])).rejects.toMatchObject({
        code: 'timestamp.certificate',
        params: { rule: 'extendedKeyUsage' },
      });
    },
  );

  it('a certificate that had expired', async () => {
    const run = (...args: string[]) =>
      execFileSync('openssl', args, { cwd: authority.folder, stdio: 'pipe' });
    writeFileSync(path.join(authority.folder, 'ca.cnf'), CA_CONFIG);
    writeFileSync(path.join(authority.folder, 'index.txt'), '');
    const ca = ['ca', '-batch', '-notext', '-config', 'ca.cnf', '-in', 'tsa.csr', '-extfile', 'tsa.ext'];
    const dates = ['-startdate', '20200101000000Z', '-enddate', '20210101000000Z'];
    run(...ca, ...['-cert', 'root.pem', '-keyfile', 'root.key'], ...dates, '-out', 'expired.pem');
    const late = forged(authority, { certificate: 'expired.pem' });
    await expect(verifyToken(late, imprint, [authority.root])).rejects.toEqual(
      code('timestamp.out-of-validity'),
    );
  });

  it('while the same made well is taken', async () => {
    expect(await verifyToken(forged(authority), imprint, [authority.root])).toMatchObject({ trusted: true });
  });
});

const CA_CONFIG = `[ca]
default_ca = all
[all]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
[any]
commonName = supplied
`;

describe('with one byte changed', () => {
  it('no token passes and none breaks the reader', async () => {
    for (let i = 0; i < 2000; i++) {
      // A walk over all positions and many values that is the same in every run.
      const changed = Uint8Array.from(token);
      const at = (i * 7919) % token.length;
      changed[at] = changed[at]! ^ (1 + ((i * 31) % 255));
      const passed = await verifyToken(changed, imprint, [authority.root]).then(
        ({ trusted }) => trusted,
        (error: unknown) => {
          expect(error).toMatchObject({ code: expect.stringMatching(/^timestamp\./) as string });
          return false;
        },
      );
      expect(passed, `byte ${at}`).toBe(false);
    }
  });

  it('nor with bytes cut off or added', async () => {
    for (const changed of [token.slice(0, -1), Uint8Array.of(...token, 0), new Uint8Array(), token.slice(1)])
      await expect(verifyToken(changed, imprint, [authority.root])).rejects.toEqual(
        code('timestamp.malformed'),
      );
  });
});
