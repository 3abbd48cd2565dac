import path from 'node:path';
import type { InstructionItem } from '../../shared/customs/case-file';
import type { Play } from './play';

/**
 * What the record of a demo says of the pictures of some items, so that nobody takes for evidence what does not show this
 * case; nothing where each picture shows what it is said to show.
 */
export function wordsFor(
  { options, takes }: Pick<Play, 'options' | 'takes'>,
  which: (item: InstructionItem) => boolean,
): string {
  if (options.file.instruction.items.every((item) => !which(item) || takes.get(item.id)?.true)) return '';
  const film = path.basename(options.camera);
  return (
    `演示：企业摄像头播放的是影片“${film}”，照片所示不是本案货物，此处仅作演示。\n` +
    `Demo: the company’s camera plays the film “${film}”; its pictures do not show the goods of this case.`
  );
}

/** Of a goods line that no item of the instruction asks for. */
export const NOT_SHOWN =
  '查检指令未要求展示本项，未开箱，无照片；数量按申报填写。\n' +
  'The instruction asks for nothing of this line: not opened, no picture, the quantity as declared.';
