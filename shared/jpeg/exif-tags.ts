/** The tags of Exif (CIPA DC-008-2023, with TIFF 6.0 underneath) that stills carry, and their types. */

export const TYPE = { byte: 1, ascii: 2, short: 3, long: 4, rational: 5, undefined: 7 } as const;
/** Bytes of one value of a type. */
export const TYPE_BYTES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 };

export const IMAGE = {
  description: 0x010e,
  model: 0x0110,
  orientation: 0x0112,
  xResolution: 0x011a,
  yResolution: 0x011b,
  resolutionUnit: 0x0128,
  software: 0x0131,
  dateTime: 0x0132,
  yCbCrPositioning: 0x0213,
  exif: 0x8769,
  gps: 0x8825,
} as const;

export const EXIF = {
  version: 0x9000,
  takenAt: 0x9003,
  digitizedAt: 0x9004,
  offset: 0x9010,
  takenOffset: 0x9011,
  digitizedOffset: 0x9012,
  components: 0x9101,
  fraction: 0x9290,
  takenFraction: 0x9291,
  digitizedFraction: 0x9292,
  flashpix: 0xa000,
  colorSpace: 0xa001,
  width: 0xa002,
  height: 0xa003,
  uniqueId: 0xa420,
} as const;

export const GPS = {
  version: 0x0000,
  latitudeRef: 0x0001,
  latitude: 0x0002,
  longitudeRef: 0x0003,
  longitude: 0x0004,
  time: 0x0007,
  datum: 0x0012,
  date: 0x001d,
  errorMetres: 0x001f,
} as const;

/** What APP1 begins with when it holds Exif. */
export const EXIF_MARK = [0x45, 0x78, 0x69, 0x66, 0, 0] as const;
