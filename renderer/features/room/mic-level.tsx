import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** What is left of the bar after a frame without sound: half of it after a second. */
const FALL = 0.988;

/** A bar that moves with the voice, so that a dead microphone is noticed before the call. */
export function MicLevel({ track }: { track: MediaStreamTrack | null }) {
  const { t } = useTranslation('room');
  const bar = useRef<HTMLMeterElement>(null);
  useEffect(() => {
    if (!track) return;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 512;
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let frame = 0;
    let shown = 0;
    const draw = (): void => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      // -60 dB is silence, 0 dB the loudest there is.
      const level = power > 0 ? 1 + Math.log10(power) / 6 : 0;
      // Rises at once and falls slowly: between two words a bar that drops to nothing looks like a dead microphone.
      shown = Math.max(Math.min(1, level), shown * FALL);
      if (bar.current) bar.current.value = shown;
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => {
      cancelAnimationFrame(frame);
      void context.close();
    };
  }, [track]);
  if (!track) return null;
  return (
    <div className="room-field">
      <span className="soft">{t('join.level.speak')}</span>
      <meter ref={bar} min={0} max={1} aria-label={t('join.level')} data-testid="mic-level" />
    </div>
  );
}
