import { useTranslation } from 'react-i18next';
import { useRoom } from '../room-session';

/** Whether the company's machine reads cards aloud, as it said itself. */
export function CardHint() {
  const { t } = useTranslation('room');
  const [first, second] = useRoom((room) => room.guidance.speaks);
  const voice = !first ? 'none' : second ? 'both' : first;
  return (
    <p className="card-hint soft" data-testid="card-voice" data-voice={voice}>
      {t(`card.voice.${voice}`)}
    </p>
  );
}
