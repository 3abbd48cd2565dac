/**
 * Raw video as Chromium's file camera reads it (YUV4MPEG2, 4:2:0): a line of text, then every picture at the same size.
 * Unlike MJPEG a picture can be exchanged in place while the camera plays, for Chromium reads it from the file each time.
 */

/** Pixels; both even, since two by two pixels share their colour. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const FRAME = new TextEncoder().encode('FRAME\n');

/** The first line of the file. */
export function y4mHeader({ width, height }: Size, rate: number): Uint8Array {
  return new TextEncoder().encode(`YUV4MPEG2 W${width} H${height} F${rate}:1 Ip A1:1 C420\n`);
}

/**
 * One picture of the file.
 * @param rgba 8 bits each, row by row
 * @returns the picture's mark, then Y, U and V in the studio range of BT.601
 */
export function y4mFrame(rgba: Uint8ClampedArray, { width, height }: Size): Uint8Array {
  const out = new Uint8Array(FRAME.length + (width * height * 3) / 2);
  out.set(FRAME);
  const luma = out.subarray(FRAME.length);
  const blue = luma.subarray(width * height);
  const red = blue.subarray((width * height) / 4);
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      let [r, g, b] = [0, 0, 0];
      for (let corner = 0; corner < 4; corner += 1) {
        const at = (y + (corner >> 1)) * width + x + (corner & 1);
        const [r1, g1, b1] = [rgba[4 * at]!, rgba[4 * at + 1]!, rgba[4 * at + 2]!];
        // In 1/256; the 0.5 that rounds is in the offset.
        luma[at] = (66 * r1 + 129 * g1 + 25 * b1 + 4224) >> 8;
        r += r1;
        g += g1;
        b += b1;
      }
      const at = (y / 2) * (width / 2) + x / 2;
      blue[at] = (-38 * r - 74 * g + 112 * b + 131_584) >> 10;
      red[at] = (112 * r - 94 * g - 18 * b + 131_584) >> 10;
    }
  }
  return out;
}
