import path from 'node:path';

/** What the record of a demo says of pictures that do not show this case, so that nobody takes them for evidence. */
export const aboutFilm = (camera: string): string => {
  const film = path.basename(camera);
  return (
    `演示：企业摄像头播放的是影片“${film}”，照片所示不是本案的这一项，答复仅作演示。\n` +
    `Demo: the company’s camera plays the film “${film}”; the picture does not show this item of the case.`
  );
};

/** Of a goods line that no item of the instruction asks for. */
export const NOT_SHOWN =
  '查检指令未要求展示本项，未开箱，无照片；数量按申报填写。\n' +
  'The instruction asks for nothing of this line: not opened, no picture, the quantity as declared.';
