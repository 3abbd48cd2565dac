import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { agreed, LEAD, openCase, Scene, takeStill, type Machine } from '../sync/machine.fixture';

// Whole machines, TLS and fsync: seconds where the disk is shared with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let scene: Scene;
let lead: Machine;
let company: Machine;

beforeEach(async () => {
  scene = new Scene();
  lead = await scene.machine();
  company = await scene.machine();
  await lead.side.handlers['identity.found-office']({ ...LEAD, office: '示例海关' });
});

afterEach(() => scene.clear());

/** Every file below a folder, by its path in there. */
const filesOf = (folder: string): Map<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name))]),
  );

test('a copied disk of the officer who keeps the hub shows no name, number or picture', async () => {
  const id = await openCase(lead, company);
  const picture = await takeStill(lead, company, id, 200_000);
  await lead.cases.write(id, 'chat.said', { text: '请打开箱门' });
  await agreed(id, lead, company);
  const bytes = await lead.store.blobs.read(id, picture.sha256, 0, picture.size);
  const file = lead.cases.log(id).inspection?.case;
  if (!file) throw new Error('the case is not open');
  const told = [LEAD.name, LEAD.badge, '示例海关', '丙仓管', '请打开箱门']
    .concat(file.declaration.number, file.company.name, file.company.uscc, file.goods[0]?.name ?? [])
    .map((text) => Buffer.from(text))
    .concat(Buffer.from(bytes.subarray(0, 16)), Buffer.from(bytes.subarray(150_000, 150_016)));
  await lead.close();
  const files = filesOf(lead.folder);
  expect([...files.keys()]).toEqual(
    expect.arrayContaining(['store.db', join('hub', 'hub.db'), join('hub', 'blobs', id, picture.sha256)]),
  );
  for (const [name, content] of files) {
    for (const one of told) expect(content.includes(one), `${one.toString()} in ${name}`).toBe(false);
  }
  // What the documents say may be seen is seen: the search above would have found the rest.
  expect(files.get(join('hub', 'hub.db'))?.includes(id)).toBe(true);
});
