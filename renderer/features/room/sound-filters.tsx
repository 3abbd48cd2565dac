import { useTranslation } from 'react-i18next';
import { useRoom } from './room-session';

/** What is taken out of the voice; a warehouse's machines are sometimes what the officer wants to hear. */
export function SoundFilters() {
  const { t } = useTranslation('camera');
  const media = useRoom((room) => room.media);
  // The media's own object: its changes are told by those of the devices.
  useRoom((room) => room.devices);
  if (!media) return null;
  const { filters } = media;
  return (
    <div className="sound-filters">
      {(['echo', 'noise'] as const).map((filter) => (
        <label key={filter}>
          <input
            type="checkbox"
            data-testid={`filter-${filter}`}
            checked={filters[filter]}
            onChange={(event) => void media.filter({ ...filters, [filter]: event.target.checked })}
          />{' '}
          {t(`filter.${filter}`)}
        </label>
      ))}
    </div>
  );
}
