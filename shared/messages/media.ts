import type { Message } from './index';

/** Cameras, microphones, stills and the data channels of a call. */
export const MEDIA_MESSAGES: Record<string, Message> = {
  'camera.absent': {
    zh: '没有找到摄像头。请插好摄像头（或换一个 USB 口），然后点“重试”。案件资料不受影响。',
    en: 'No camera was found. Plug one in (or try another USB port), then press “Try again”. The case is not affected.',
  },
  'camera.denied': {
    zh: '系统不允许使用摄像头。请在系统的隐私设置中允许本程序使用摄像头，然后点“重试”。',
    en: 'The system does not allow the camera. Allow this app to use it in the system’s privacy settings, then press “Try again”.',
  },
  'camera.busy': {
    zh: '摄像头无法打开：可能正被其他程序占用，或系统隐私设置已关闭摄像头。请关闭其他视频程序并检查隐私设置，然后点“重试”。',
    en: 'The camera cannot be opened: another program may be using it, or the privacy setting is off. Close other video programs, check the setting, then press “Try again”.',
  },
  'camera.failed': {
    zh: '摄像头打开失败。请重新插拔摄像头或换一个，然后点“重试”。',
    en: 'The camera failed to open. Plug it in again or use another one, then press “Try again”.',
  },
  'camera.off': {
    zh: '企业端摄像头已关闭，无法拍照。请企业人员打开摄像头后再拍。',
    en: 'The company’s camera is off, so no still can be taken. Ask the company to turn it on and try again.',
  },
  'camera.lost': {
    zh: '摄像头已断开。已拍的照片都已保存；请插好摄像头后点“重试”。',
    en: 'The camera was disconnected. Every still taken is safe; plug it in and press “Try again”.',
  },
  'camera.cannot': {
    zh: '此摄像头没有这项功能，未作改变。请用提示请对方配合。',
    en: 'This camera cannot do that; nothing was changed. Ask the holder with a cue instead.',
  },
  'camera.out-of-range': {
    zh: '超出此摄像头的可调范围，未作改变。',
    en: 'That is beyond what this camera can be set to; nothing was changed.',
  },
  'camera.refused': {
    zh: '摄像头没有接受这一调整，仍为原来的设置。请再试，或请对方配合。',
    en: 'The camera did not take this setting and stays as it was. Try again, or ask the holder.',
  },
  'camera.is-second': {
    zh: '该摄像头正用作第二摄像头，未更换。请在大画面与小画面之间互换。',
    en: 'That camera is the second one already, so nothing was changed. Swap the two pictures instead.',
  },
  'camera.no-company': {
    zh: '企业端尚未接通，无法操作其摄像头。接通后请再试。',
    en: 'The company is not connected, so its camera cannot be commanded. Try again once it is.',
  },
  'camera.no-answer': {
    zh: '企业端摄像头没有应答。请看画面是否已改变，或再试一次。',
    en: 'The company’s camera gave no answer. See whether the picture changed, or try again.',
  },
  'loudspeaker.failed': {
    zh: '无法改用此扬声器，声音仍从原来的扬声器播放。请检查它是否已接好，或另选一个。',
    en: 'This loudspeaker cannot be used; sound still comes from the one before. Check that it is plugged in, or choose another.',
  },
  'microphone.absent': {
    zh: '没有找到麦克风。您仍可进入并听到对方；可用文字消息交流，或插好麦克风后点“重试”。',
    en: 'No microphone was found. You can still join and listen, and write messages; or plug one in and press “Try again”.',
  },
  'microphone.denied': {
    zh: '系统不允许使用麦克风。请在系统的隐私设置中允许本程序使用麦克风，然后点“重试”。',
    en: 'The system does not allow the microphone. Allow this app to use it in the privacy settings, then press “Try again”.',
  },
  'microphone.busy': {
    zh: '麦克风无法打开：可能正被其他程序占用，或系统隐私设置已关闭麦克风。请检查后点“重试”。',
    en: 'The microphone cannot be opened: another program may be using it, or the privacy setting is off. Check both, then press “Try again”.',
  },
  'microphone.failed': {
    zh: '麦克风打开失败。请重新插拔或换一个，然后点“重试”。',
    en: 'The microphone failed to open. Plug it in again or use another one, then press “Try again”.',
  },
  'microphone.lost': {
    zh: '麦克风已断开。对方暂时听不到您；请插好后点“重试”。',
    en: 'The microphone was disconnected, so the others cannot hear you. Plug it in and press “Try again”.',
  },
  'call.no-company': {
    zh: '企业端尚未接通，无法拍照。接通后请再按一次。',
    en: 'The company is not connected, so no still can be taken. Press again once it is.',
  },
  'call.not-connected': {
    zh: '与对方的连接暂时中断，此操作未送达；已保存的内容不受影响。恢复后请再试。',
    en: 'The connection is interrupted and this did not get through; what was saved is safe. Try again once it is back.',
  },
  'message.invalid': {
    zh: '对方发来的消息格式不正确，已忽略。',
    en: 'A message from the other side was malformed and was ignored.',
  },
  'message.too-large': {
    zh: '消息过大，未发送或已忽略。',
    en: 'A message was too large and was not sent, or was ignored.',
  },
  'message.not-allowed': {
    zh: '对方的身份无权发送该消息，已忽略。',
    en: 'The other side sent a message that its part does not allow; it was ignored.',
  },
  'still.stale': {
    zh: '拍照请求到达过晚（超过 15 秒），未拍摄，以免拍到别的画面。关员可以再次拍照。',
    en: 'The request arrived too late (over 15 seconds), so nothing was taken that might show something else. The officer can ask again.',
  },
  'still.no-picture': {
    zh: '摄像头没有给出可用的画面，未保存照片。请确认画面正常后重拍。',
    en: 'The camera gave no usable picture and nothing was saved. Check the picture and take the still again.',
  },
  'still.too-many': {
    zh: '已有多张照片正在拍摄或保存（最多 8 张）。请稍候片刻再拍。',
    en: 'As many stills as may be (8) are being taken or saved. Wait a moment, then press again.',
  },
  'still.no-frame': {
    zh: '视频画面没有更新，未截图，以免把旧画面当作现在的画面。画面恢复后请再试。',
    en: 'The video does not move, so no frame was saved that might show something old. Try again once it is back.',
  },
  'still.other-hash': {
    zh: '收到的照片与拍摄时的哈希值多次不一致，未采用。原图仍在企业电脑上，将通过同步再次获取。',
    en: 'What arrived is not what was captured, several times over, and was not taken in. The original is safe on the company’s machine and will come by sync.',
  },
};
