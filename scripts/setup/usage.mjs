import { parseArgs } from 'node:util';
import { SetupError } from '../runtime/say.mjs';

/**
 * What a command line may say, and how it is explained. The command's own parser still decides about values.
 * @typedef {object} Usage
 * @property {string} line the arguments, as one types them after `npm run NAME --`
 * @property {{ zh: string, en: string }} about
 * @property {{ name: string, value?: string, zh: string, en: string }[]} options `value`: what follows; without it a switch
 * @property {string[] | null} words the words that may be named without dashes; null for any
 */

const JSON_ONLY = { name: 'json', zh: '标准输出只有 JSON', en: 'JSON alone on stdout' };
const TEST_STEPS = ['types', 'lint', 'format', 'dead-code', 'unit', 'build', 'e2e'];
const BENCHES = [
  'start',
  'join',
  'capture',
  'picture',
  'processor',
  'still',
  'append',
  'verify',
  'verify-memory',
  'export',
  'memory',
];

/** @type {Record<string, Usage>} */
export const usages = {
  start: {
    line: '[--data-dir=DIR] [--no-sandbox] [yuanjian://…] [-- SWITCH…]',
    about: {
      zh: '启动桌面程序。第二个 -- 之后的内容原样交给 Chromium。',
      en: 'starts the desktop app; what follows a second -- goes to Chromium as it is.',
    },
    options: [
      { name: 'data-dir', value: 'DIR', zh: '数据目录', en: 'keeps its data there' },
      {
        name: 'no-sandbox',
        zh: '关闭渲染进程隔离，仅限一次性容器',
        en: 'does not confine the renderers: for throw-away containers only',
      },
      { name: 'lang', value: 'LOCALE', zh: '系统语言，如 zh-CN', en: 'the system’s locale, such as en-US' },
      {
        name: 'use-fake-device-for-media-stream',
        zh: '用模拟的摄像头和麦克风',
        en: 'a simulated camera and microphone',
      },
      {
        name: 'use-file-for-fake-video-capture',
        value: 'FILE',
        zh: '模拟摄像头播放的 MJPEG 影片',
        en: 'the MJPEG film that the simulated camera plays',
      },
    ],
    words: null,
  },
  demo: {
    line: '[--out DIR] [--camera FILE.mjpeg] [--case FILE.json] [--headless]',
    about: {
      zh: '用三个真实窗口演示一次完整查检。退出码：0 成功，1 失败，2 无法开始。',
      en: 'one complete inspection with three real apps. Exit: 0 done, 1 failed, 2 could not begin.',
    },
    options: [
      {
        name: 'out',
        value: 'DIR',
        zh: '结果目录，空的或演示生成的（demo-out）',
        en: 'where the results go: an empty folder, or the demo’s own (demo-out)',
      },
      {
        name: 'camera',
        value: 'FILE.mjpeg',
        zh: '企业摄像头播放的影片',
        en: 'what the company’s camera shows',
      },
      { name: 'case', value: 'FILE.json', zh: '案件文件', en: 'the case to inspect' },
      { name: 'headless', zh: '不显示窗口', en: 'without a screen' },
    ],
    words: [],
  },
  test: {
    line: '[STEP…]',
    about: {
      zh: `全部检查与测试，或只做指定步骤：${TEST_STEPS.join(' ')}。末行为“N passed, N failed”。`,
      en: `every check and test, or the steps named: ${TEST_STEPS.join(' ')}. The last line is “N passed, N failed”.`,
    },
    options: [],
    words: TEST_STEPS,
  },
  hub: {
    line: '[--host H] [--port N] [--data DIR] [--name NAME] …',
    about: { zh: '单独运行查检中心，没有窗口。', en: 'the hub alone, without a window.' },
    options: [
      { name: 'host', value: 'ADDRESS', zh: '监听地址(127.0.0.1)', en: 'address to listen on (127.0.0.1)' },
      {
        name: 'port',
        value: 'N',
        zh: '监听端口(7443;0 为任意空闲端口)',
        en: 'port to listen on (7443; 0 takes a free one)',
      },
      { name: 'data', value: 'DIR', zh: '数据目录(~/.yuanjian-hub)', en: 'its data (~/.yuanjian-hub)' },
      { name: 'name', value: 'NAME', zh: '查检中心名称', en: 'what people call the hub' },
      {
        name: 'invite',
        value: 'officer',
        zh: '启动时再生成一份关员邀请',
        en: 'prints one more officer’s invitation at start',
      },
      { name: 'badge', value: 'BADGE', zh: '受邀关员的证号', en: 'the badge of the officer invited' },
      { name: 'person', value: 'NAME', zh: '受邀关员的姓名', en: 'the name of the officer invited' },
      { name: 'people', zh: '列出已登记人员', en: 'lists who has been enrolled, and goes on' },
      {
        name: 'revoke',
        value: 'FINGERPRINT',
        zh: '启动时吊销某人的证书',
        en: 'takes a person’s certificate back at start',
      },
      {
        name: 'turn',
        value: 'URL',
        zh: '通话可经由的 TURN 服务器，可多次给出',
        en: 'a TURN server that calls may go through; may be given several times',
      },
      {
        name: 'turn-secret-file',
        value: 'FILE',
        zh: '内容为 coturn 的 static-auth-secret',
        en: 'holds coturn’s static-auth-secret',
      },
      { name: 'relay-only', zh: '通话只经由 TURN 服务器', en: 'calls go through the TURN servers alone' },
      { name: 'json', zh: '每行输出一个 JSON 对象', en: 'one JSON object a line instead of words' },
    ],
    words: [],
  },
  verify: {
    line: 'FILE… [--json] [--trust CA.pem]… [--at TIME | --renew --tsa URL [--out FILE]]',
    about: {
      zh: '核验记录包，或为其续期（在证书过期前加盖归档时间戳，另存为新文件）。退出码：0 通过，1 未通过，2 输入不可用，3 无法确定。',
      en: 'checks record bundles, or renews one: a new file with a timestamp over everything, made before certificates expire. Exit: 0 passed, 1 failed, 2 unusable input, 3 indeterminate.',
    },
    options: [
      {
        name: 'trust',
        value: 'FILE',
        zh: '信任的签发机构或授时机构,PEM 或 DER,可多次给出',
        en: 'an authority to trust, of records or of time, PEM or DER; may be given several times',
      },
      {
        name: 'at',
        value: 'TIME',
        zh: '给出该时刻的结论，如 2031-05-01（北京时间零时）或 2031-05-01T08:00:00Z；不给出时按签署时的情况判定',
        en: 'the verdict as of that time, such as 2031-05-01 (midnight in Beijing) or 2031-05-01T08:00:00Z; without it, as of when things were signed',
      },
      {
        name: 'renew',
        zh: '续期：另存为新文件，原文件不变',
        en: 'renews: writes a new file and leaves the old one as it is',
      },
      {
        name: 'tsa',
        value: 'URL',
        zh: '续期所用的 RFC 3161 授时机构',
        en: 'the time authority (RFC 3161) for a renewal',
      },
      {
        name: 'out',
        value: 'FILE',
        zh: '续期后的文件（默认在原文件旁）',
        en: 'the renewed file (beside the old one unless said)',
      },
      JSON_ONLY,
    ],
    words: null,
  },
  bench: {
    line: '[NAME…] [--json] [--minutes N]',
    about: {
      zh: `性能测量：${BENCHES.join(' ')}，均为与同次运行参照的比值。`,
      en: `measures ${BENCHES.join(' ')}, each as a ratio against a reference of the same run.`,
    },
    options: [
      JSON_ONLY,
      {
        name: 'minutes',
        value: 'N',
        zh: 'memory 录像的分钟数（默认 10）',
        en: 'how long memory records (10)',
      },
    ],
    words: BENCHES,
  },
  dist: {
    line: '[--dir] [TARGET…]',
    about: {
      zh: '用 electron-builder 打包。安装包(AppImage、deb 等)需要联网下载工具,--dir 不需要。',
      en: 'packages with electron-builder. Installers (AppImage, deb, …) need tools from the network, --dir needs none.',
    },
    options: [{ name: 'dir', zh: '只生成未打包的目录', en: 'the unpacked folder only' }],
    words: null,
  },
};

/**
 * The help of a command, in both languages.
 * @param {string} name one of `usages`
 */
export function usageOf(name) {
  const { line, about, options } = usage(name);
  const npm = name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`;
  const rows = [...options, { name: 'help', value: undefined, zh: '显示本说明', en: 'shows this' }].map(
    ({ name: option, value, zh, en }) => `  --${value ? `${option} ${value}` : option}\n      ${zh} · ${en}`,
  );
  return `${npm} -- ${line}\n\n${about.zh}\n${about.en}\n\n${rows.join('\n')}\n`;
}

/**
 * Reads a command line before anything is set up.
 * @param {string} name one of `usages`
 * @param {string[]} args
 * @returns {boolean} true when it asks for help
 * @throws {SetupError} an option or a word that the command does not know; the advice is its usage
 */
export function asksForHelp(name, args) {
  const { options, words } = usage(name);
  const known = Object.fromEntries(
    options.map(({ name: option, value }) => [
      option,
      { type: /** @type {'string' | 'boolean'} */ (value ? 'string' : 'boolean'), multiple: true },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...known, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    if (values.help) return true;
    const strange = positionals.find((word) => words && !words.includes(word));
    if (strange !== undefined) throw new TypeError(`不认识“${strange}” · “${strange}” is not known`);
    return false;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node adds how a word with a dash could be passed all the same: no command of ours has one.
    const what = error.message.split('. ')[0] ?? '';
    throw new SetupError(what, usageOf(name).trimEnd(), { cause: error });
  }
}

/** @param {string} name */
function usage(name) {
  const found = usages[name];
  if (!found) throw new RangeError(`no usage of ${name}`);
  return found;
}
