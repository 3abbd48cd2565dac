import type { Film } from './shots';
import { carton, type CartonContent } from './scenes/carton';
import { door, type DoorContent } from './scenes/door';
import { label, type LabelContent } from './scenes/label';
import { officer } from './scenes/officer';
import { paper, type PaperContent } from './scenes/paper';
import { plate, type PlateContent } from './scenes/plate';
import { seal, type SealContent } from './scenes/seal';
import { warehouse, type WarehouseContent } from './scenes/warehouse';

const WEIGHTS_20: DoorContent['weights'] = [
  ['MAX. GROSS', '30,480 KGS', '67,200 LBS'],
  ['TARE', '2,230 KGS', '4,920 LBS'],
  ['NET', '28,250 KGS', '62,280 LBS'],
  ['CU. CAP.', '33.2 CU.M', '1,170 CU.FT'],
];

const WEIGHTS_40: DoorContent['weights'] = [
  ['MAX. GROSS', '32,500 KGS', '71,650 LBS'],
  ['TARE', '3,900 KGS', '8,600 LBS'],
  ['NET', '28,600 KGS', '63,050 LBS'],
  ['CU. CAP.', '76.4 CU.M', '2,700 CU.FT'],
];

/** What assets/sample-case.json declares, as it looks. */
const first: {
  door: DoorContent;
  seal: SealContent;
  label: LabelContent;
  warehouse: WarehouseContent;
  plate: PlateContent;
  adapter: PlateContent;
  carton: CartonContent;
  paper: PaperContent;
} = {
  door: { paint: [12, 52, 34], number: 'CSQU3054383', type: '22G1', line: '示例航运', weights: WEIGHTS_20 },
  seal: { number: 'CN8842190', maker: '示例封志 DEMO SEAL · ISO 17712 · H', plastic: 45, wall: [12, 50, 32] },
  label: {
    heading: 'DEMO-01   示例一号电子有限公司',
    rows: [
      ['品名 ITEM', '便携式电脑 LAPTOP'],
      ['型号 MODEL', 'YJ-14A'],
      ['订单 P.O.', '2026-0316'],
      ['HS CODE', '8471301000'],
      ['数量 QTY', '10 台 / PCS'],
      ['毛重 G.W.', '23.0 KG'],
      ['箱号 C/NO.', '4 / 17'],
    ],
    origin: 'MADE IN VIETNAM  越南制造',
    code: 'YJ14A-20260316-004',
    band: 214,
    board: 56,
  },
  warehouse: { upright: 214, beam: 26, banner: 'A 区 · 示例一号仓库', seed: 5 },
  plate: {
    title: '便携式电脑  YJ-14A',
    rows: ['示例一号电子有限公司', '额定输入 RATED INPUT:  DC 20 V 3.25 A', 'MODEL: YJ-14A   HS 8471301000'],
    origin: 'MADE IN VIETNAM  越南制造',
    serial: 'YJ14A0316-00042',
    dark: true,
  },
  adapter: {
    title: '直流稳压电源  YJ-PA65',
    rows: ['示例一号电子有限公司', '输出 OUTPUT:  DC 20 V 3.25 A  65 W', 'MODEL: YJ-PA65   HS 8504401400'],
    origin: 'MADE IN VIETNAM  越南制造',
    serial: 'PA650316-00088',
    dark: false,
  },
  // One short of the hundred that half of the declared two hundred would be.
  carton: {
    name: '鼠标 YJ-M2',
    columns: 10,
    rows: 10,
    missing: 1,
    note: '箱号 C/NO. 17 / 17    应装 100 个    实数 99 个',
  },
  paper: {
    title: '装箱单 PACKING LIST',
    lines: [
      '收货人:示例一号电子有限公司      P.O. 2026-0316',
      '集装箱 CSQU 305438 3 (22G1)      封志 CN8842190',
    ],
    columns: ['项', '品名', '数量', '件数', '毛重 KG'],
    rows: [
      ['1', '便携式电脑 YJ-14A', '120 台', '12 箱', '276.0'],
      ['2', '直流稳压电源 YJ-PA65', '120 个', '3 箱', '42.0'],
      ['3', '鼠标器 YJ-M2', '200 个', '2 箱', '26.0'],
    ],
    footer: '合计 TOTAL:17 箱 / 344.0 KG',
  },
};

/** What assets/sample-case-2.json declares. */
const second: {
  doors: DoorContent[];
  seal: SealContent;
  label: LabelContent;
  warehouse: WarehouseContent;
  plate: PlateContent;
  paper: PaperContent;
} = {
  doors: [
    { paint: [190, 62, 26], number: 'TGHU1000050', type: '45G1', line: 'SAMPLE LINE', weights: WEIGHTS_40 },
    { paint: [98, 24, 30], number: 'MWCU6059784', type: '22G1', line: 'SAMPLE LINE', weights: WEIGHTS_20 },
  ],
  seal: { number: 'HY 500718', maker: 'SAMPLE SEALS · ISO 17712 · H', plastic: 205, wall: [190, 58, 26] },
  label: {
    heading: 'SAMPLE TWO   E-COMMERCE EXPORT',
    rows: [
      ['ITEM', 'LED DESK LAMP'],
      ['MODEL', 'SL-8'],
      ['ORDER', '7-2231-00581'],
      ['HS CODE', '9405210000'],
      ['QTY', '1 PC'],
      ['G.W.', '0.9 KG'],
      ['TO', 'DEMOLAND · WH 3'],
    ],
    origin: 'MADE IN CHINA  中国制造',
    code: 'SL8-72231-00581',
    band: 160,
    board: 66,
  },
  warehouse: { upright: 140, beam: 48, banner: '样本园区 7 号集货仓', seed: 23 },
  plate: {
    title: 'LED 台灯  SL-8',
    rows: ['SAMPLE TWO 示例二号', 'INPUT: DC 5 V 1.6 A   8 W', '4000 K   Ra 90'],
    origin: 'MADE IN CHINA  中国制造',
    serial: 'SL8-26040700581',
    dark: false,
  },
  paper: {
    title: '订单清单 ORDER LIST',
    lines: ['发货人：示例二号跨境电商有限公司      ORDER 7-2231', '集装箱 TGHU 100005 0 / MWCU 605978 4'],
    columns: ['项', '品名', '数量', '件数', '毛重 KG'],
    rows: [
      ['1', 'LED 台灯 SL-8', '600 台', '60 箱', '540.0'],
      ['2', '塑料手机支架', '1500 个', '30 箱', '165.0'],
    ],
    footer: '合计 TOTAL：90 箱 / 705.0 KG',
  },
};

const near = { zoom: 1.2 };
const far = { x: 0.5, y: 0.5, zoom: 1 };

/** The films by file name. Scenes follow the order of the cases' checklists. */
export const FILMS: Readonly<Record<string, Film>> = {
  warehouse: {
    width: 1920,
    height: 1080,
    rate: 7.5,
    quality: 50,
    declaration: '531620261161234567',
    shots: [
      {
        shows: 'container',
        container: first.door.number,
        paint: (c) => door(c, first.door),
        seconds: 1.6,
        from: { x: 0.6, y: 0.3, zoom: 1.03 },
        to: { x: 0.85, y: 0, ...near },
      },
      {
        shows: 'seal',
        container: first.door.number,
        paint: (c) => seal(c, first.seal),
        seconds: 1.34,
        from: { x: 0.4, y: 0.5, zoom: 1.05 },
        to: { x: 0.8, y: 0.5, ...near },
      },
      {
        shows: 'label',
        paint: (c) => label(c, first.label),
        seconds: 1.34,
        from: far,
        to: { x: 0.3, y: 0.55, ...near },
      },
      {
        shows: 'other',
        paint: (c) => warehouse(c, first.warehouse),
        seconds: 1.6,
        from: { x: 0.2, y: 0.6, zoom: 1.1 },
        to: { x: 0.8, y: 0.7, zoom: 1.14 },
      },
      {
        shows: 'goods',
        line: 1,
        paint: (c) => plate(c, first.plate),
        seconds: 1.34,
        from: far,
        to: { x: 0.45, y: 0.6, ...near },
      },
      {
        shows: 'goods',
        line: 2,
        paint: (c) => plate(c, first.adapter),
        seconds: 1.2,
        from: far,
        to: { x: 0.5, y: 0.6, ...near },
      },
      {
        shows: 'goods',
        line: 3,
        short: true,
        paint: (c) => carton(c, first.carton),
        seconds: 1.2,
        from: far,
        to: { x: 0.5, y: 0.6, zoom: 1.04 },
      },
      {
        shows: 'document',
        paint: (c) => paper(c, first.paper),
        seconds: 1.34,
        from: far,
        to: { x: 0.45, y: 0.4, zoom: 1.18 },
      },
    ],
  },
  'warehouse-2': {
    width: 1280,
    height: 720,
    rate: 7.5,
    quality: 56,
    declaration: '224420260087654321',
    shots: [
      {
        shows: 'other',
        paint: (c) => warehouse(c, second.warehouse),
        seconds: 1.2,
        from: { x: 0.8, y: 0.6, zoom: 1.12 },
        to: { x: 0.3, y: 0.6, zoom: 1.05 },
      },
      ...second.doors.map((content) => ({
        shows: 'container' as const,
        container: content.number,
        paint: (c: Parameters<typeof door>[0]) => door(c, content),
        seconds: 1.2,
        from: far,
        to: { x: 0.8, y: 0.1, zoom: 1.15 },
      })),
      {
        shows: 'seal',
        container: second.doors[0]?.number,
        paint: (c) => seal(c, second.seal),
        seconds: 1.07,
        from: far,
        to: { x: 0.8, y: 0.5, zoom: 1.15 },
      },
      {
        shows: 'label',
        paint: (c) => label(c, second.label),
        seconds: 1.07,
        from: far,
        to: { x: 0.3, y: 0.5, zoom: 1.12 },
      },
      {
        shows: 'goods',
        line: 1,
        paint: (c) => plate(c, second.plate),
        seconds: 1.07,
        from: far,
        to: { x: 0.5, y: 0.5, zoom: 1.12 },
      },
      {
        shows: 'document',
        paint: (c) => paper(c, second.paper),
        seconds: 1.07,
        from: far,
        to: { x: 0.45, y: 0.4, zoom: 1.15 },
      },
    ],
  },
  officer: atDesk(212, '主查关员'),
  'officer-2': atDesk(150, '协查关员'),
};

/** A face camera in an office. At Chromium's own rate, so that the file can be given to it as it is. */
function atDesk(wall: number, part: string): Film {
  return {
    width: 640,
    height: 360,
    rate: 30,
    quality: 62,
    still: true,
    shots: [
      { shows: 'other', paint: (c, t) => officer(c, { wall, part }, t), seconds: 2.2, from: far, to: far },
    ],
  };
}
