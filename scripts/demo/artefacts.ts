import { open, writeFile } from 'node:fs/promises';
import { fileSource } from '../../electron/export/file-io';
import { AUTHORITY_PATH, REPORT_PATH } from '../../shared/bundle/names';
import { openZip } from '../../shared/bundle/zip-reader';

const MAX_REPORT_BYTES = 512 * 1024 * 1024;
const MAX_CERTIFICATE_BYTES = 64 * 1024;

/** Takes the report out of a bundle and writes it to a file of its own; returns the authority's certificate, DER. */
export async function unpack(bundle: string, report: string): Promise<Uint8Array> {
  const file = await open(bundle);
  try {
    const zip = await openZip(await fileSource(file));
    const read = (name: string, most: number): Promise<Uint8Array> => {
      const found = zip.entries.find((entry) => entry.name === name);
      if (!found) throw new Error(`the bundle has no ${name}`);
      return zip.read(found, most);
    };
    await writeFile(report, await read(REPORT_PATH, MAX_REPORT_BYTES));
    return await read(AUTHORITY_PATH, MAX_CERTIFICATE_BYTES);
  } finally {
    await file.close();
  }
}
