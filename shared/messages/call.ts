import type { Message } from './index';

/** Texts of what can go wrong around a call. */
export const CALL_MESSAGES: Record<string, Message> = {
  'call.tampered': {
    zh: '连接信令在途中被改动，通话已终止，以防他人窃听。已保存的记录不受影响；请检查网络或更换查检中心后再试。',
    en: 'What connects the two sides was changed on its way, so the call was ended to keep others from listening in. The record is safe; check the network or use another hub before you try again.',
  },
  'call.stranger': {
    zh: '有与本案无关的人试图接入通话，已拒绝。已保存的记录不受影响；请向管理员反映。',
    en: 'Somebody with no part in this case tried to connect and was turned away. The record is safe; tell your administrator.',
  },
  'call.not-joined': {
    zh: '尚未加入本案通话。请先进入查检现场。',
    en: 'You are not in this case’s call. Enter the room first.',
  },
  'call.ice-invalid': {
    zh: '环境变量 YUANJIAN_ICE 不是有效的 ICE 服务器列表（JSON）。请由管理员更正后重新启动。',
    en: 'The environment variable YUANJIAN_ICE is not a valid list of ICE servers (JSON). Have it corrected and start again.',
  },
};
