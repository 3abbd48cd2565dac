import { concat, utf8, type Bytes } from '../bytes';
import { EXIF, EXIF_MARK, GPS, IMAGE } from './exif-tags';
import { withMetadata } from './metadata';
import { ascii, byte, directory, long, opaque, rational, short, type Entry } from './tiff';

/** Where a picture was taken, as the device says; WGS 84. */
export interface Place {
  latitude: number;
  longitude: number;
  accuracyMetres: number;
  /** When the device knew it. */
  at: Date;
}

/** What a still says about itself. */
export interface ExifFacts {
  /** The still's name: 32 hexadecimal digits, as ImageUniqueID wants them. */
  id: string;
  at: Date;
  /** How far the device's local time was ahead of UTC. */
  offsetMinutes: number;
  camera: string;
  software: string;
  /** The case and the item. */
  description: string;
  width: number;
  height: number;
  /** 1 to 8: how the stored rows and columns are to be turned. */
  orientation: number;
  place: Place | null;
}

/** What a text may take, in UTF-16 units: everything together stays far below the 64 KiB of a segment. */
const MAX_TEXT = 1000;

/**
 * Writes Exif into a JPEG, in place of what was there, without touching the compressed picture.
 * @throws RangeError when the bytes are no JPEG.
 */
export function withExif(jpeg: Uint8Array, facts: ExifFacts): Bytes {
  return withMetadata(jpeg, concat(Uint8Array.from(EXIF_MARK), tiff(facts)));
}

function tiff(facts: ExifFacts): Bytes {
  const head = concat(utf8('MM'), Uint8Array.of(0, 42, 0, 0, 0, 8));
  const exif = exifEntries(facts);
  const gps = facts.place && gpsEntries(facts.place);
  const image = (exifAt: number, gpsAt: number): Entry[] => [
    ...imageEntries(facts),
    long(IMAGE.exif, exifAt),
    ...(gps ? [long(IMAGE.gps, gpsAt)] : []),
  ];
  // A pointer takes the same room wherever it points, so the first directory can be laid out before it is known.
  const exifAt = head.length + directory(image(0, 0), head.length).length;
  const exifPart = directory(exif, exifAt);
  const gpsAt = exifAt + exifPart.length;
  const gpsPart = gps ? directory(gps, gpsAt) : new Uint8Array(0);
  return concat(head, directory(image(exifAt, gpsAt), head.length), exifPart, gpsPart);
}

const imageEntries = ({ description, camera, software, orientation, ...facts }: ExifFacts): Entry[] => [
  ascii(IMAGE.description, description.slice(0, MAX_TEXT)),
  ascii(IMAGE.model, camera.slice(0, MAX_TEXT)),
  short(IMAGE.orientation, orientation),
  rational(IMAGE.xResolution, [72]),
  rational(IMAGE.yResolution, [72]),
  short(IMAGE.resolutionUnit, 2),
  ascii(IMAGE.software, software.slice(0, MAX_TEXT)),
  ascii(IMAGE.dateTime, localTime(facts).text),
  short(IMAGE.yCbCrPositioning, 1),
];

function exifEntries(facts: ExifFacts): Entry[] {
  const { text, fraction, offset } = localTime(facts);
  return [
    opaque(EXIF.version, utf8('0232')),
    ascii(EXIF.takenAt, text),
    ascii(EXIF.digitizedAt, text),
    ascii(EXIF.offset, offset),
    ascii(EXIF.takenOffset, offset),
    ascii(EXIF.digitizedOffset, offset),
    opaque(EXIF.components, Uint8Array.of(1, 2, 3, 0)),
    ascii(EXIF.fraction, fraction),
    ascii(EXIF.takenFraction, fraction),
    ascii(EXIF.digitizedFraction, fraction),
    opaque(EXIF.flashpix, utf8('0100')),
    short(EXIF.colorSpace, 1),
    long(EXIF.width, facts.width),
    long(EXIF.height, facts.height),
    ascii(EXIF.uniqueId, facts.id),
  ];
}

function gpsEntries({ latitude, longitude, accuracyMetres, at }: Place): Entry[] {
  const iso = at.toISOString();
  return [
    byte(GPS.version, [2, 3, 0, 0]),
    ascii(GPS.latitudeRef, latitude < 0 ? 'S' : 'N'),
    rational(GPS.latitude, sexagesimal(latitude)),
    ascii(GPS.longitudeRef, longitude < 0 ? 'W' : 'E'),
    rational(GPS.longitude, sexagesimal(longitude)),
    rational(GPS.time, [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()]),
    ascii(GPS.datum, 'WGS-84'),
    ascii(GPS.date, iso.slice(0, 10).replaceAll('-', ':')),
    rational(GPS.errorMetres, [accuracyMetres]),
  ];
}

/** Degrees, minutes, seconds; the seconds keep four decimals, which is a few millimetres. */
function sexagesimal(degrees: number): number[] {
  const tenThousandths = Math.round(Math.abs(degrees) * 3600 * 10_000);
  const whole = Math.floor(tenThousandths / 36_000_000);
  const minutes = Math.floor((tenThousandths % 36_000_000) / 600_000);
  return [whole, minutes, (tenThousandths % 600_000) / 10_000];
}

/** A moment as Exif writes it: local time, its fraction and its distance from UTC, each a text of its own. */
function localTime({ at, offsetMinutes }: Pick<ExifFacts, 'at' | 'offsetMinutes'>) {
  const iso = new Date(at.getTime() + offsetMinutes * 60_000).toISOString();
  const two = (value: number): string => String(value).padStart(2, '0');
  const away = Math.abs(offsetMinutes);
  return {
    text: `${iso.slice(0, 10).replaceAll('-', ':')} ${iso.slice(11, 19)}`,
    fraction: iso.slice(20, 23),
    offset: `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}`,
  };
}
