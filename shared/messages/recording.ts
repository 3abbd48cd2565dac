import type { Message } from './index';

/** Recordings of the call. */
export const RECORDING_MESSAGES: Record<string, Message> = {
  'recording.disk-short': {
    zh: '磁盘空间不足，录像已停止，以便照片和记录仍能保存。已录下的部分完好；请清理磁盘后重新征求同意再录。',
    en: 'The disk is short of space, so recording stopped to keep room for stills and the record. What was recorded is safe; free some space, then ask to record again.',
  },
  'recording.malformed': {
    zh: '录像数据不完整，录像已停止。已录下的部分完好；可重新征求同意再录。',
    en: 'The recorder gave data that cannot be used, so recording stopped. What was recorded is safe; you can ask to record again.',
  },
  'recording.failed': {
    zh: '本机无法录像，录像已停止。通话和照片不受影响；已录下的部分完好。',
    en: 'This computer could not record, so recording stopped. Call and stills are not affected; what was recorded is safe.',
  },
  'recording.absent': {
    zh: '该录像不在本机。录像只保存在录制它的关员电脑上；记录中的哈希值仍可用于核对。',
    en: 'That recording is not on this computer. It is kept only on the computer of the officer who made it; the hashes on the record can still be used to check it.',
  },
  'recording.unplayable': {
    zh: '录像无法播放。录像本身未改动；请重试，或将片段导出后用其他播放器打开。',
    en: 'The recording cannot be played. The recording itself is unchanged; try again, or export a clip and open it in another player.',
  },
};
