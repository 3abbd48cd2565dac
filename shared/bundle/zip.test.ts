import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { concat, utf8, type Bytes } from '../bytes';
import { memorySink, memorySource, type ByteSource } from './bytes-io';
import { crc32 } from './crc32';
import { localHeader, place, tail, type ZipEntry } from './zip-layout';
import { openZip } from './zip-reader';
import { ZipWriter } from './zip-writer';

const dir = mkdtempSync(path.join(tmpdir(), 'yuanjian-zip-'));
afterAll(() => rmSync(dir, { recursive: true }));

const pack = async (files: [string, Uint8Array][]): Promise<Bytes> => {
  const sink = memorySink();
  const zip = new ZipWriter(sink);
  for (const [name, bytes] of files) await zip.add(name, bytes);
  await zip.finish();
  return sink.bytes();
};

describe('the archive', () => {
  it('has the checksums that ZIP means', () => {
    expect(crc32(utf8('123456789'))).toBe(0xcbf43926);
    expect(crc32(utf8('6789'), crc32(utf8('12345')))).toBe(0xcbf43926);
  });

  it('is one that other programs read', async () => {
    const file = path.join(dir, 'a.zip');
    writeFileSync(
      file,
      await pack([
        ['mimetype', utf8('application/vnd.etsi.asic-e+zip')],
        ['a/b.txt', utf8('hello')],
      ]),
    );
    const script =
      'import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip(), z.namelist(), z.read("a/b.txt").decode())';
    const said = execFileSync('python3', ['-c', script, file], { encoding: 'utf8' });
    expect(said.trim()).toBe("None ['mimetype', 'a/b.txt'] hello");
    expect(readFileSync(file).subarray(30, 38).toString()).toBe('mimetype');
  });

  it('takes data in pieces of any size', async () => {
    const data = utf8('0123456789'.repeat(1000));
    async function* pieces() {
      for (let at = 0; at < data.length; at += 333) yield data.subarray(at, at + 333);
    }
    const sink = memorySink();
    const zip = new ZipWriter(sink);
    await zip.add('a', pieces());
    await zip.add('empty', new Uint8Array());
    expect(await zip.finish()).toBe(sink.bytes().length);
    expect(sink.bytes()).toEqual(
      await pack([
        ['a', data],
        ['empty', new Uint8Array()],
      ]),
    );
    const opened = await openZip(memorySource(sink.bytes()));
    expect(await opened.read(opened.entries[0]!, 1e6)).toEqual(data);
    await expect(opened.read(opened.entries[0]!, 100)).rejects.toMatchObject({ code: 'bundle.too-large' });
  });

  it.each(['../a', '/a', 'a//b', 'a/', './a', 'a\\b', 'ä', '', 'a'.repeat(200), 'a b', 'C:a'])(
    'refuses the name %j, written or read',
    async (name) => {
      await expect(pack([[name, utf8('x')]])).rejects.toMatchObject({ code: 'bundle.name' });
      const entry = { name, size: 0, crc: 0 };
      const { placed, offset } = place([entry]);
      const { directory, end } = tail(placed, offset);
      const bytes = concat(localHeader(entry), directory, end);
      await expect(openZip(memorySource(bytes))).rejects.toMatchObject({ code: 'bundle.name' });
    },
  );

  it('refuses a name twice, whatever its case', async () => {
    await expect(
      pack([
        ['a', utf8('x')],
        ['A', utf8('x')],
      ]),
    ).rejects.toMatchObject({ code: 'bundle.name' });
  });

  it('refuses deflated files, dates, comments and attributes', async () => {
    const file = path.join(dir, 'b.zip');
    const script = (options: string, after = '') =>
      `import zipfile,sys; z=zipfile.ZipFile(sys.argv[1],"w"${options}); z.writestr("mimetype","x"*100)${after}; z.close()`;
    for (const made of [script(''), script(',zipfile.ZIP_DEFLATED'), script('', '; z.comment=b"c"')]) {
      execFileSync('python3', ['-c', made, file]);
      await expect(openZip(memorySource(readFileSync(file)))).rejects.toMatchObject({
        code: 'bundle.not-canonical',
      });
    }
  });
});

describe('a large archive', () => {
  /** Headers where they belong and zeros everywhere else: five gigabytes that take no room. */
  function sparse(entries: ZipEntry[]): ByteSource {
    const { placed, offset } = place(entries);
    const { directory, end } = tail(placed, offset);
    const parts: [number, Uint8Array][] = [
      ...placed.map((entry): [number, Uint8Array] => [entry.offset, localHeader(entry)]),
      [offset, directory],
      [offset + directory.length, end],
    ];
    return {
      size: offset + directory.length + end.length,
      read: async (from, length) => {
        const bytes = new Uint8Array(length);
        for (const [at, part] of parts) {
          const start = Math.max(from, at);
          const stop = Math.min(from + length, at + part.length);
          if (start < stop) bytes.set(part.subarray(start - at, stop - at), start - from);
        }
        return bytes;
      },
    };
  }

  it('past 4 GiB is read as ZIP64', async () => {
    const entries = Array.from({ length: 12 }, (_, i) => ({ name: `f${i}`, size: 500_000_000, crc: i }));
    const source = sparse(entries);
    expect(source.size).toBeGreaterThan(2 ** 32);
    const { entries: found } = await openZip(source);
    expect(found.map(({ name, crc }) => [name, crc])).toEqual(entries.map(({ name, crc }) => [name, crc]));
    expect(found.at(-1)?.offset).toBeGreaterThan(2 ** 32);
  });

  it('of more than 65,535 files is read as ZIP64, by others too', async () => {
    const bytes = await pack(
      Array.from({ length: 66_000 }, (_, i): [string, Uint8Array] => [`e/${i}`, Uint8Array.of(i & 255)]),
    );
    expect((await openZip(memorySource(bytes))).entries).toHaveLength(66_000);
    const file = path.join(dir, 'many.zip');
    writeFileSync(file, bytes);
    const script =
      'import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); print(len(z.namelist()), z.read("e/65999")[0])';
    expect(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' }).trim()).toBe(
      `66000 ${65999 & 255}`,
    );
  }, 60_000);
});
