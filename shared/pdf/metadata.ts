import { utf8 } from '../bytes';
import { dateString, dict, Stream, textString, type Dict } from './values';

/** What a report says of itself. */
export interface ReportMetadata {
  title: string;
  /** BCP 47. */
  lang: string;
  /** Of the program that made it. */
  version: string;
  /** When it was printed; whole seconds count. */
  at: Date;
}

const producer = ({ version }: ReportMetadata): string => `远检 Yuanjian ${version}`;

export function informationOf(metadata: ReportMetadata): Dict {
  const { title, at } = metadata;
  const by = textString(producer(metadata));
  return dict({
    '/Title': textString(title),
    '/Creator': by,
    '/Producer': by,
    '/CreationDate': dateString(at),
  });
}

/** The same as XMP (ISO 16684-1), readable without decompression. */
export function metadataStream(metadata: ReportMetadata): Stream {
  const { title, lang, at } = metadata;
  const by = escaped(producer(metadata));
  const created = `${at.toISOString().slice(0, 19)}Z`;
  const data = utf8(
    [
      '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
      '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">',
      '<dc:format>application/pdf</dc:format>',
      `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>`,
      `<dc:language><rdf:Bag><rdf:li>${escaped(lang)}</rdf:li></rdf:Bag></dc:language>`,
      `<xmp:CreateDate>${created}</xmp:CreateDate><xmp:CreatorTool>${by}</xmp:CreatorTool>`,
      `<pdf:Producer>${by}</pdf:Producer>`,
      '</rdf:Description></rdf:RDF></x:xmpmeta>',
      '<?xpacket end="r"?>',
    ].join('\n'),
  );
  const length = String(data.length);
  return new Stream(dict({ '/Type': '/Metadata', '/Subtype': '/XML', '/Length': length }), data);
}

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
/** Text for XML 1.0, without the control characters that it cannot hold. */
const escaped = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- these are what is taken out
  text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, '').replace(/[<>&"]/g, (char) => ENTITIES[char]!);
