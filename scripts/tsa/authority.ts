import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { fromPem } from '../../shared/identity/pem';

const run = promisify(execFile);

export type KeyKind = 'P-256' | 'P-384' | 'RSA-2048' | 'RSA-1024';

export interface AuthorityOptions {
  /** Common name of the signing certificate. */
  name?: string;
  key?: KeyKind;
  /** How long its certificates are valid. */
  days?: number;
  /** How the signature names its certificate; OpenSSL's own default is sha1. */
  essAlgorithm?: 'sha256' | 'sha1';
  /** Extension lines of the signing certificate, beside those that every one has. */
  extendedKeyUsage?: string | null;
}

const KEYS: Record<KeyKind, string[]> = {
  'P-256': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'P-384': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  'RSA-2048': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'RSA-1024': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
};

/**
 * A time stamping authority of OpenSSL's own making in a temporary folder: a root, a signing certificate of it, and
 * `openssl ts -reply`. For tests and the demo; OpenSSL itself warns that its replies are no product.
 */
export class TimeAuthority {
  private turn: Promise<unknown> = Promise.resolve();
  private replies = 0;

  private constructor(
    readonly folder: string,
    readonly name: string,
    /** The root's certificate, DER: what somebody who trusts this authority pins. */
    readonly root: Uint8Array,
  ) {}

  /** @throws Error where openssl is not installed, with its own words. */
  static async make(options: AuthorityOptions = {}): Promise<TimeAuthority> {
    const { name = '示例时间戳机构', key = 'P-256', days = 30, essAlgorithm = 'sha256' } = options;
    const { extendedKeyUsage = 'critical,timeStamping' } = options;
    // Before anything is left on the disk: it may not be installed.
    await run('openssl', ['version']);
    const folder = await mkdtemp(path.join(tmpdir(), 'yuanjian-tsa-'));
    const write = (file: string, lines: string[]): Promise<void> =>
      writeFile(path.join(folder, file), `${lines.join('\n')}\n`);
    await write('tsa.cnf', [
      ...['[req]', 'distinguished_name = dn', 'prompt = no', 'utf8 = yes', 'string_mask = utf8only'],
      ...['[dn]', `CN = ${name}`],
      ...['[tsa]', 'default_tsa = reply', '[reply]', 'serial = serial', 'crypto_device = builtin'],
      ...['signer_cert = tsa.pem', 'signer_key = tsa.key', 'certs = root.pem', 'signer_digest = sha256'],
      ...[
        'default_policy = 1.3.6.1.4.1.55555.1',
        'digests = sha256, sha384',
        'accuracy = secs:1, millisecs:500',
      ],
      ...['ordering = no', 'tsa_name = yes', 'ess_cert_id_chain = no', `ess_cert_id_alg = ${essAlgorithm}`],
    ]);
    await write('root.ext', [
      'basicConstraints = critical,CA:TRUE',
      'keyUsage = critical,keyCertSign,cRLSign',
    ]);
    await write('tsa.ext', [
      ...['basicConstraints = critical,CA:FALSE', 'keyUsage = critical,digitalSignature'],
      ...(extendedKeyUsage ? [`extendedKeyUsage = ${extendedKeyUsage}`] : []),
    ]);
    await write('serial', ['01']);
    const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
    const certify = async (who: 'root' | 'tsa', by: string[], subject: string[]): Promise<void> => {
      await openssl('genpkey', ...KEYS[key], '-out', `${who}.key`);
      await openssl(
        'req',
        '-new',
        '-config',
        'tsa.cnf',
        '-key',
        `${who}.key`,
        ...subject,
        '-out',
        `${who}.csr`,
      );
      const extensions = ['-extfile', `${who}.ext`, '-days', String(days), '-sha256'];
      await openssl('x509', '-req', '-in', `${who}.csr`, ...by, ...extensions, '-out', `${who}.pem`);
    };
    await certify('root', ['-signkey', 'root.key'], ['-subj', '/CN=Root of a time stamping authority']);
    await certify('tsa', ['-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial'], []);
    const [root] = fromPem('CERTIFICATE', await readFile(path.join(folder, 'root.pem'), 'utf8'));
    if (!root) throw new Error('openssl made no certificate');
    return new TimeAuthority(folder, name, root);
  }

  /** Answers a TimeStampReq with a TimeStampResp, both DER; one after the other, since OpenSSL counts in a file. */
  reply(query: Uint8Array): Promise<Uint8Array> {
    const answer = this.turn.then(async () => {
      const [asked, answered] = [`${++this.replies}.tsq`, `${this.replies}.tsr`];
      await writeFile(path.join(this.folder, asked), query);
      const files = ['-queryfile', asked, '-out', answered];
      await run('openssl', ['ts', '-reply', '-config', 'tsa.cnf', ...files], { cwd: this.folder });
      return new Uint8Array(await readFile(path.join(this.folder, answered)));
    });
    this.turn = answer.catch(() => undefined);
    return answer;
  }

  /** Removes the folder with the keys. */
  async close(): Promise<void> {
    await this.turn;
    await rm(this.folder, { recursive: true });
  }
}
