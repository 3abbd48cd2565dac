import { fromUtf8 } from '../bytes';
import { EXIF, EXIF_MARK, GPS, IMAGE, TYPE, TYPE_BYTES } from './exif-tags';
import { APP1, headSegments } from './segments';

/** What a picture says about itself; members that it does not have are null. */
export interface ExifRead {
  id: string | null;
  /** ISO 8601 with the device's own distance from UTC; without one where the picture names none. */
  takenAt: string | null;
  camera: string | null;
  software: string | null;
  description: string | null;
  /** 1 to 8; 1 where it is not said. */
  orientation: number;
  place: { latitude: number; longitude: number; accuracyMetres: number | null } | null;
}

interface Field {
  type: number;
  count: number;
  at: number;
}
type Directory = Map<number, Field>;

/** Far more fields than any camera writes into one directory. */
const MAX_FIELDS = 512;

/** Reads a JPEG's Exif; its beginning is enough. Null where there is none, or none that can be read. */
export function readExif(jpeg: Uint8Array): ExifRead | null {
  const segment = headSegments(jpeg)?.find(
    ({ marker, content }) => marker === APP1 && EXIF_MARK.every((value, i) => jpeg[content + i] === value),
  );
  if (!segment) return null;
  try {
    return new Reader(jpeg.subarray(segment.content + EXIF_MARK.length, segment.end)).read();
  } catch (error) {
    // A field that points outside: whoever wrote this was no camera.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Every read is checked against the segment's end by DataView, which throws RangeError. */
class Reader {
  private readonly view: DataView;
  private readonly little: boolean;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.little = this.view.getUint16(0) === 0x4949;
  }

  read(): ExifRead {
    const image = this.directory(this.long(4));
    const at = (tag: number): Directory => this.behind(image, tag);
    const exif = at(IMAGE.exif);
    const orientation = this.short(image, IMAGE.orientation) ?? 1;
    return {
      id: this.text(exif, EXIF.uniqueId),
      takenAt: this.time(exif),
      camera: this.text(image, IMAGE.model),
      software: this.text(image, IMAGE.software),
      description: this.text(image, IMAGE.description),
      orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
      place: this.place(at(IMAGE.gps)),
    };
  }

  private directory(at: number): Directory {
    const fields: Directory = new Map();
    const count = this.view.getUint16(at, this.little);
    if (count > MAX_FIELDS) throw new RangeError('too many fields');
    for (let i = 0; i < count; i++) {
      const field = at + 2 + 12 * i;
      const type = this.view.getUint16(field + 2, this.little);
      const number = this.long(field + 4);
      const size = (TYPE_BYTES[type] ?? 0) * number;
      const value = size <= 4 ? field + 8 : this.long(field + 8);
      fields.set(this.view.getUint16(field, this.little), { type, count: number, at: value });
    }
    return fields;
  }

  private behind(image: Directory, tag: number): Directory {
    const pointer = image.get(tag);
    return pointer?.type === TYPE.long ? this.directory(this.long(pointer.at)) : new Map<number, Field>();
  }

  private text(directory: Directory, tag: number): string | null {
    const field = directory.get(tag);
    if (field?.type !== TYPE.ascii) return null;
    if (field.at + field.count > this.bytes.length) throw new RangeError('text past the end');
    const bytes = this.bytes.subarray(field.at, field.at + field.count);
    const end = bytes.indexOf(0);
    try {
      const text = fromUtf8(end < 0 ? bytes : bytes.subarray(0, end)).trim();
      return text === '' ? null : text;
    } catch {
      return null; // Some other encoding: better nothing than signs that nobody wrote.
    }
  }

  private time(exif: Directory): string | null {
    const found = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(this.text(exif, EXIF.takenAt) ?? '');
    if (!found) return null;
    const [, year, month, day, clock] = found;
    const fraction = /^\d+$/.exec(this.text(exif, EXIF.takenFraction) ?? '')?.[0];
    const offset = /^[+-]\d\d:\d\d$/.exec(this.text(exif, EXIF.takenOffset) ?? '')?.[0];
    return `${year}-${month}-${day}T${clock}${fraction ? `.${fraction}` : ''}${offset ?? ''}`;
  }

  private place(gps: Directory): ExifRead['place'] {
    const latitude = this.degrees(gps, GPS.latitude, this.text(gps, GPS.latitudeRef) === 'S');
    const longitude = this.degrees(gps, GPS.longitude, this.text(gps, GPS.longitudeRef) === 'W');
    if (latitude === null || longitude === null) return null;
    return { latitude, longitude, accuracyMetres: this.rationals(gps, GPS.errorMetres, 1)?.[0] ?? null };
  }

  private degrees(gps: Directory, tag: number, negative: boolean): number | null {
    const [degrees, minutes, seconds] = this.rationals(gps, tag, 3) ?? [];
    if (degrees === undefined || minutes === undefined || seconds === undefined) return null;
    const value = degrees + minutes / 60 + seconds / 3600;
    return Number.isFinite(value) ? (negative ? -value : value) : null;
  }

  private rationals(directory: Directory, tag: number, count: number): number[] | null {
    const field = directory.get(tag);
    if (field?.type !== TYPE.rational || field.count !== count) return null;
    return Array.from({ length: count }, (_, i) => {
      const at = field.at + 8 * i;
      return this.long(at) / this.long(at + 4);
    });
  }

  private short(directory: Directory, tag: number): number | null {
    const field = directory.get(tag);
    return field?.type === TYPE.short ? this.view.getUint16(field.at, this.little) : null;
  }

  private long(at: number): number {
    return this.view.getUint32(at, this.little);
  }
}
