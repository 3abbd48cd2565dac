import { describe, expect, it } from 'vitest';
import { FACE_PICTURE, INSPECTION_PICTURE, scaleDown, withStartBitrate } from './picture-settings';

const sdp = [
  'v=0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10',
  'm=video 9 UDP/TLS/RTP/SAVPF 96 97 45',
  'a=rtpmap:96 VP8/90000',
  'a=rtpmap:97 rtx/90000',
  'a=fmtp:97 apt=96',
  'a=rtpmap:45 AV1/90000',
  'a=fmtp:45 level-idx=5;profile=0',
  '',
].join('\r\n');

describe('the start bitrate', () => {
  const lines = withStartBitrate(sdp, 2500).split('\r\n');

  it('is given to every video codec, with or without parameters of its own', () => {
    expect(lines).toContain('a=fmtp:96 x-google-start-bitrate=2500');
    expect(lines).toContain('a=fmtp:45 level-idx=5;profile=0;x-google-start-bitrate=2500');
  });

  it('leaves audio, retransmission and everything else as they were', () => {
    expect(lines.filter((line) => !line.includes('x-google')).join('\r\n')).toBe(
      sdp.replace('a=fmtp:45 level-idx=5;profile=0\r\n', ''),
    );
  });
});

describe('the size that is sent', () => {
  it('fits a camera of any size into 1280×720 without making a small one larger', () => {
    expect(scaleDown({ width: 1920, height: 1080 }, INSPECTION_PICTURE)).toBe(1.5);
    expect(scaleDown({ width: 3840, height: 2160 }, INSPECTION_PICTURE)).toBe(3);
    expect(scaleDown({ width: 640, height: 480 }, INSPECTION_PICTURE)).toBe(1);
    expect(scaleDown({ width: 1280, height: 720 }, FACE_PICTURE)).toBe(2);
  });

  it('is small for the first frames, and never larger than the picture that follows', () => {
    expect(scaleDown({ width: 1920, height: 1080 }, INSPECTION_PICTURE, true)).toBe(6);
    expect(scaleDown({ width: 640, height: 360 }, FACE_PICTURE, true)).toBe(2);
    expect(scaleDown({ width: 160, height: 120 }, FACE_PICTURE, true)).toBe(1);
  });

  it('keeps the detail of a camera that is not 16:9', () => {
    expect(scaleDown({ width: 1600, height: 1200 }, INSPECTION_PICTURE)).toBe(1.25);
  });
});
