import { fromUtf8 } from '../bytes';
import { Fields, elements, type Element } from './der';
import { oidText } from './der-values';

const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';
const BMP_STRING = 0x1e;
const LONGEST = 200;

/** What to call the holder of a distinguished name: its common name, else its organisation, else nothing. */
export function distinguishedName(name: Element): string {
  const found = new Map<string, string>();
  for (const relative of elements(name.content)) {
    for (const attribute of elements(relative.content)) {
      const fields = new Fields(attribute);
      const type = oidText(fields.next());
      if (!found.has(type)) found.set(type, text(fields.next()));
    }
  }
  return (found.get(COMMON_NAME) ?? found.get(ORGANISATION) ?? '').slice(0, LONGEST);
}

/** A directory string; what is not Unicode is left out, since it is shown and never compared. */
function text({ tag, content }: Element): string {
  if (tag === BMP_STRING) {
    const units = Array.from(
      { length: content.length >> 1 },
      (_, i) => content[2 * i]! * 256 + content[2 * i + 1]!,
    );
    return String.fromCharCode(...units);
  }
  try {
    return fromUtf8(content);
  } catch {
    return '';
  }
}
