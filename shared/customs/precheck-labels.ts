import type { Bilingual } from './issues';

type Labels<T extends string> = Readonly<Record<T, Bilingual>>;

/** The closed lists behind pre-checks, with what each is called. */

/** Ways by which a machine reaches the others. */
export const PATH_WAYS = ['hub', 'udp', 'tcp', 'tls'] as const;
export type PathWay = (typeof PATH_WAYS)[number];
export const PATH_WAY_LABELS: Labels<PathWay> = {
  hub: { zh: '查检中心', en: 'Hub' },
  udp: { zh: '中转（UDP）', en: 'Relay by UDP' },
  tcp: { zh: '中转（TCP）', en: 'Relay by TCP' },
  tls: { zh: '中转（TLS）', en: 'Relay by TLS' },
};

/** What a person is advised after a pre-check. */
export const PRECHECK_ADVICE = [
  'no-hub',
  'no-camera',
  'dark-camera',
  'still-camera',
  'no-microphone',
  'silent-microphone',
  'no-relay',
  'very-slow',
  'slow',
  'loss',
  'delay',
  'clock',
  'small-camera',
  'storage',
  'battery',
] as const;
export type PrecheckAdvice = (typeof PRECHECK_ADVICE)[number];
export const PRECHECK_ADVICE_LABELS: Labels<PrecheckAdvice> = {
  'no-hub': {
    zh: '连不上查检中心。请检查网络，或电话联系关员。',
    en: 'The hub cannot be reached. Check the network, or telephone the officer.',
  },
  'no-camera': {
    zh: '没有可用的画面。请插好摄像头，或选用另一个。',
    en: 'There is no picture. Plug a camera in, or choose another one.',
  },
  'dark-camera': {
    zh: '画面全黑。请打开镜头盖，开灯。',
    en: 'The picture is black. Uncover the lens and switch on a light.',
  },
  'still-camera': {
    zh: '画面静止。请动一动镜头，确认是实时画面。',
    en: 'The picture stands still. Move the camera to see whether it is live.',
  },
  'no-microphone': {
    zh: '没有可用的麦克风。请插好或选用另一个；也可用文字交流。',
    en: 'There is no microphone. Plug one in or choose another; writing works too.',
  },
  'silent-microphone': {
    zh: '没有听到声音。请对着麦克风说话再测，或选用另一个。',
    en: 'Nothing was heard. Speak into the microphone and check again, or choose another one.',
  },
  'no-relay': {
    zh: '中转服务器连不上。直接连接若也不通，通话将无法接通；请请网络管理员放行。',
    en: 'No relay can be reached. If no direct way works either, there will be no call; ask whoever runs the network to let it through.',
  },
  'very-slow': {
    zh: '网络很慢，画面会断续，照片仍会完整送达。请靠近路由器，或改用手机热点。',
    en: 'The network is very slow: the picture will break up, stills arrive whole all the same. Go nearer to the router, or use a phone’s hotspot.',
  },
  slow: {
    zh: '网络较慢，画面帧率会降低，照片不受影响。',
    en: 'The network is rather slow: the picture will have fewer frames, stills are not affected.',
  },
  loss: { zh: '网络丢包较多，声音可能断续。', en: 'The network loses packets: voices may break up.' },
  delay: {
    zh: '网络延迟较大，说话后请稍等对方回应。',
    en: 'The network is late: wait a moment for answers.',
  },
  clock: {
    zh: '本机时间与查检中心不一致。请在系统设置中校准时间；差值已记录。',
    en: 'This computer’s time is not the hub’s. Set it in the system’s settings; the difference is on the record.',
  },
  'small-camera': {
    zh: '摄像头清晰度较低，小字可能看不清。有更好的摄像头请换用。',
    en: 'The camera shows few details: small print may not be read. Use a better one if there is one.',
  },
  storage: {
    zh: '磁盘空间不多，照片可能存不下。请清理磁盘。',
    en: 'The disk is nearly full, and stills may not fit. Make some room.',
  },
  battery: {
    zh: '电量较低且未充电。请接上电源。',
    en: 'The battery is low and not charging. Plug the computer in.',
  },
};
