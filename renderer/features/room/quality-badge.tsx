import { useTranslation } from 'react-i18next';
import { useRoom, type PeerShown } from './room-session';

/** Resolution, frames, delay, loss and way of the connection: numbers for the officer, one word first. */
export function QualityBadge({ peer }: { peer: PeerShown | undefined }) {
  const { t } = useTranslation('room');
  const relayOnly = useRoom((room) => room.relayOnly);
  if (!peer || peer.state !== 'connected') return null;
  const { report, quality } = peer;
  const rtt = report?.rttMs ?? peer.rttMs;
  const picture = report?.received;
  const parts = [
    picture && `${picture.width}×${picture.height} ${picture.fps} fps`,
    typeof rtt === 'number' && t('badge.rtt', { ms: rtt }),
    typeof report?.lossPercent === 'number' && t('badge.loss', { percent: report.lossPercent }),
    report && t(relayOnly ? 'badge.relay-only' : report.relayed ? 'badge.relay' : 'badge.direct'),
  ].filter((part) => typeof part === 'string');
  return (
    <p
      className={`quality-badge ${quality}`}
      data-testid="quality"
      data-quality={quality}
      data-path={report?.relayed ? 'relay' : 'direct'}
    >
      <strong>{t(`quality.${quality}`)}</strong>
      <span className="mono">{parts.length > 0 ? parts.join(' · ') : t('badge.waiting')}</span>
    </p>
  );
}
