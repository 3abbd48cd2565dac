import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BlobRef } from '../../../shared/record/primitives';
import { readExif, type ExifRead } from '../../../shared/jpeg/exif-read';
import { call } from '../../app/bridge';

/** Where Exif ends at the latest: behind SOI, one segment of at most 64 KiB, and the start of the picture. */
const HEAD_BYTES = 256 * 1024;

/** What an original on this machine says about itself; null while it is read, and where it says nothing. */
export function useExif(caseId: string, original: BlobRef | undefined, here: boolean): ExifRead | null {
  const [read, setRead] = useState<{ sha256: string; exif: ExifRead | null } | null>(null);
  const sha256 = original?.sha256;
  const size = original?.size ?? 0;
  useEffect(() => {
    if (sha256 === undefined || !here) return;
    let gone = false;
    call('blob.read', { case: caseId, sha256, offset: 0, length: Math.min(HEAD_BYTES, size) }).then(
      (bytes) => !gone && setRead({ sha256, exif: readExif(bytes) }),
      // A file that cannot be read says nothing; that it cannot is shown where the picture is.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [caseId, sha256, size, here]);
  return read && read.sha256 === sha256 ? read.exif : null;
}

/** The same as lines. */
export function ExifLines({ exif }: { exif: ExifRead }) {
  const { t } = useTranslation('case');
  const { takenAt, camera, description, id, place } = exif;
  const lines = [
    takenAt && t('still.exif.taken', { at: takenAt.replace('T', ' ') }),
    camera && t('still.exif.device', { camera }),
    place &&
      t('still.exif.place', {
        place: `${place.latitude.toFixed(6)}, ${place.longitude.toFixed(6)}`,
        metres: place.accuracyMetres?.toFixed(0) ?? '?',
      }),
    description,
    id && `ImageUniqueID ${id}`,
  ].filter((line) => line !== null && line !== '');
  return (
    <div className="exif" data-testid="still-exif">
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}
