/** Makes assets/icons/icon.png (512×512, for packages and windows) from icon.svg: `npx tsx scripts/make-icons.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';

const folder = new URL('../assets/icons/', import.meta.url);
const SIZE = 512;

const image = await loadImage(readFileSync(new URL('icon.svg', folder)));
const canvas = createCanvas(SIZE, SIZE);
canvas.getContext('2d').drawImage(image, 0, 0, SIZE, SIZE);
writeFileSync(new URL('icon.png', folder), canvas.toBuffer('image/png'));
