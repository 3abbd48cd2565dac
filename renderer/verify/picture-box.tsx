import { useContext, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PicturePlace } from '../../shared/bundle/places';
import { Pictures } from './checker';

interface PictureBoxProps {
  place: PicturePlace;
  sha256: string;
  alt: string;
  /** Makes the picture a button. */
  onOpen?: () => void;
  /** What lies over the picture; only where the picture is shown. */
  children?: ReactNode;
}

type Shown = { url: string } | { refused: 'missing' | 'changed' | 'unsafe' | 'unreadable' } | null;

/** A picture out of the bundle, or why it is not shown. */
export function PictureBox({ place, sha256, alt, onOpen, children }: PictureBoxProps) {
  const { t } = useTranslation('verify');
  const load = useContext(Pictures);
  const [shown, setShown] = useState<Shown>(null);
  useEffect(() => {
    let url: string | null = null;
    let gone = false;
    load(place, sha256).then(
      (picture) => {
        if (gone) return;
        if ('bytes' in picture) {
          url = URL.createObjectURL(new Blob([picture.bytes], { type: 'image/jpeg' }));
          setShown({ url });
        } else setShown(picture);
      },
      () => {
        if (!gone) setShown({ refused: 'unreadable' });
      },
    );
    return () => {
      gone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [load, place, sha256]);

  if (shown === null) return <div className="v-picture" aria-busy="true" />;
  if ('refused' in shown) {
    return (
      <div className="v-picture v-bad" data-refused={shown.refused}>
        {t(`picture.refused.${shown.refused}`)}
      </div>
    );
  }
  const picture = (
    <>
      <img src={shown.url} alt={alt} onError={() => setShown({ refused: 'unreadable' })} />
      {children}
    </>
  );
  if (!onOpen) return <div className="v-picture">{picture}</div>;
  return (
    <button type="button" className="v-picture" title={t('picture.enlarge')} onClick={onOpen}>
      {picture}
    </button>
  );
}
