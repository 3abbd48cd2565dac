import type { Bytes } from '../bytes';
import { FIELD_NAMES } from './fields';
import { joined, layOut } from './layout';
import { dict, latin1, Ref, Stream, type Stored } from './values';

/** The least PDFs that can stand for what Chromium prints, for tests that need many of them. */

const content = (text: string): Stream => {
  const data = latin1(`BT 10 10 Td (${text}) Tj ET`);
  return new Stream(dict({ '/Length': String(data.length) }), data);
};

function whole(objects: Stored[]): Bytes {
  const numbered = new Map(objects.map((stored, i) => [i + 1, stored]));
  return joined(layOut(0, numbered, dict({ '/Size': String(objects.length + 1), '/Root': new Ref(1) })));
}

/** A tagged report of one page with a link for every field. */
export function sampleReportPrint(text: string): Bytes {
  const links = FIELD_NAMES.map((name, i) =>
    dict({
      '/Type': '/Annot',
      '/Subtype': '/Link',
      '/Rect': ['40', String(40 + 110 * i), '284', String(136 + 110 * i)],
      '/A': dict({ '/Type': '/Action', '/S': '/URI', '/URI': `(https://field.invalid/${name})` }),
    }),
  );
  const fixed: Stored[] = [
    dict({ '/Type': '/Catalog', '/Pages': new Ref(2), '/StructTreeRoot': new Ref(4) }),
    dict({ '/Type': '/Pages', '/Kids': [new Ref(3)], '/Count': '1' }),
    dict({
      '/Type': '/Page',
      '/Parent': new Ref(2),
      '/MediaBox': ['0', '0', '595', '842'],
      '/Resources': dict({}),
      '/Contents': new Ref(5),
      '/Annots': links.map((_, i) => new Ref(8 + i)),
    }),
    dict({
      '/Type': '/StructTreeRoot',
      '/K': new Ref(6),
      '/ParentTree': new Ref(7),
      '/ParentTreeNextKey': '0',
    }),
    content(text),
    dict({ '/Type': '/StructElem', '/S': '/Document', '/P': new Ref(4), '/K': [] }),
    dict({ '/Nums': [] }),
  ];
  return whole([...fixed, ...links]);
}

/** One page of the size of a field. */
export function sampleMarkPrint(text: string): Bytes {
  return whole([
    dict({ '/Type': '/Catalog', '/Pages': new Ref(2) }),
    dict({ '/Type': '/Pages', '/Kids': [new Ref(3)], '/Count': '1' }),
    dict({
      '/Type': '/Page',
      '/Parent': new Ref(2),
      '/MediaBox': ['0', '0', '244', '96'],
      '/Resources': dict({}),
      '/Contents': new Ref(4),
    }),
    content(text),
  ]);
}
