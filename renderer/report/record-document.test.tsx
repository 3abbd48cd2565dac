import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { beijingClockSecond, beijingSecond } from '../../shared/beijing-time';
import {
  CAMERA_CHANGE_LABELS,
  CAMERA_TROUBLE_LABELS,
  RECORDING_ENDING_LABELS,
} from '../../shared/customs/codes';
import type { ClockFinding } from '../../shared/record/clock';
import type { MarkShape } from '../../shared/record/marks';
import { RECORDING_MIME } from '../../shared/record/recording';
import type { Inspection } from '../../shared/record/state';
import { FIELD_NAMES } from '../../shared/pdf/fields';
import { SAMPLE_CASE, randomId } from '../../shared/record/test-office';
import { coverageOf } from '../../shared/record/outcome';
import { SampleRecord, samplePicture } from '../../shared/record/testing';
import { Flow } from './flow';
import { groupContainer, groupDeclaration, groupHex } from './format';
import { checkedOf, goodsRows } from './goods-rows';
import { Pictures } from './pictures';
import { recordBlocks } from './record-blocks';
import { TEXTS, LIMITS } from './texts';

/** Every block of the record as markup, on one endless page. */
function print(inspection: Inspection, findings: readonly ClockFinding[] = []): string {
  const blocks = recordBlocks(inspection, findings);
  return renderToStaticMarkup(
    <Pictures value={(sha256, width) => `picture/${sha256}/${width}`}>
      <Flow blocks={blocks} shown={blocks.map((_, i) => i)} />
    </Pictures>,
  );
}

let record: SampleRecord;
const page = () => print(record.inspection);

beforeEach(async () => {
  record = await SampleRecord.open();
  await record.inspect();
  const evidence = record.inspection.stills.map(({ id }) => id);
  await record.write('lead', 'line.found', {
    line: 1,
    found: { quantity: 118, unit: '台', origin: '中国' },
    opened: 2,
    sampled: 4,
    finding: 'mismatch',
    mismatches: ['quantity'],
    text: '少 2 台',
    evidence,
  });
  await record.write('lead', 'result.proposed', {
    result: 'not-conforms',
    disposal: 'amend-declaration',
    text: '其余相符',
  });
  const aside = await record.still('door');
  await record.write('lead', 'still.set-aside', { still: aside, reason: '模糊' });
});

describe('stills that have more to say', () => {
  it('are printed with their advice and links, and frames of the video apart from them', async () => {
    const first = record.inspection.stills[0]!;
    const still = randomId();
    const blob = record.keep(samplePicture('retake'), 'image/jpeg');
    await record.write('lead', 'still.requested', { still, item: first.item, retakeOf: first.id });
    await record.write('representative', 'still.captured', {
      ...{ still, item: first.item, original: blob, thumbnail: blob, width: 1920, height: 1080 },
      ...{ method: 'grab-frame', camera: 'sample camera' },
      track: { width: 1920, height: 1080, frameRate: 30 },
      check: {
        ...{ sharpness: 12, mean: 100, dark: 0, bright: 0, advice: ['blurred'] },
        offered: { width: 1920, height: 1080 },
      },
    });
    expect(page()).toContain('拍摄端检查：可能模糊');
    expect(page()).toContain('重拍自照片 1');
    expect(page()).not.toContain(TEXTS.framesTitle.zh);
    const image = { ...record.keep(samplePicture('frame'), 'image/jpeg'), mime: 'image/jpeg' as const };
    const from = record.members.representative.person.fingerprint;
    const frame = { frame: randomId(), image, width: 1280, height: 720, from, delayMs: 140 };
    await record.write('lead', 'frame.grabbed', frame);
    expect(page()).toContain(TEXTS.framesTitle.zh);
    expect(page()).toContain(`picture/${image.sha256}`);
    expect(page()).toContain('画面延迟约 140 毫秒');
  });
});

describe('the printed record', () => {
  it('before it is signed says so, and has a place for each signature', () => {
    for (const text of [TEXTS.open, TEXTS.toSign, TEXTS.partyToSign, TEXTS.toWitness, TEXTS.toSeal])
      expect(page()).toContain(text.zh);
    expect(fieldsOf(page())).toEqual(FIELD_NAMES);
    expect([...page().matchAll(/href="https:\/\/field\.invalid\/(\w+)"/g)].map(([, name]) => name)).toEqual(
      FIELD_NAMES,
    );
  });

  it('lays the officer’s marks over a still and says that its file has none of them', async () => {
    expect(page()).not.toContain('data-mark');
    const [still] = record.inspection.stills;
    const at = { x: 0.4, y: 0.5 };
    const shape: MarkShape = { tool: 'text', colour: 'cyan', points: [at], text: '<b>箱号</b>' };
    const body = { mark: 'a'.repeat(32), still: still!.id, shape };
    await record.write('lead', 'mark.drawn', body);
    expect(page()).toContain('&lt;b&gt;箱号&lt;/b&gt;');
    expect(page()).toContain('原图未作改动');
    await record.write('lead', 'mark.undone', { mark: body.mark, still: body.still });
    expect(page()).not.toContain('箱号&lt;/b&gt;');
  });

  it('is printed as what is put forward, and has as many blocks whoever signs', async () => {
    const blocks = recordBlocks(record.inspection, [], true);
    const keys = blocks.map(({ key }) => key);
    const head = renderToStaticMarkup(blocks[0]!.node);
    expect(head).toContain(TEXTS.signing.zh);
    await record.prepare();
    await record.sign('representative', '对短少数量有异议');
    const [before, now] = [record.log.putForward!.inspection!, record.inspection];
    expect(before.signOff).toBeNull();
    const shown = recordBlocks({ ...before, signOff: now.signOff, seal: now.seal }, []);
    expect(shown.map(({ key }) => key)).toEqual(keys);
    expect(page()).toContain('对短少数量有异议');
    expect(page()).toContain(TEXTS.signedElectronically.zh);
  });

  it('has everything that was signed: pictures, differences, statements, hashes, limits', async () => {
    const prepared = (await record.prepare()).hash;
    await record.write('representative', 'signature.refused', {
      prepared,
      how: 'refused',
      reason: '不认可数量',
    });
    await record.sign('witness', '本人在场\n情况属实');
    await record.sign('lead');
    await record.sign('second');
    await record.seal();
    const { inspection } = record;
    const sealed = page();
    for (const { captured } of inspection.stills)
      expect(sealed).toContain(groupHex(captured!.original.sha256));
    for (const { author } of inspection.signOff!.signatures) expect(sealed).toContain(groupHex(author));
    for (const { serial } of inspection.participants) expect(sealed).toContain(serial);
    expect(sealed).toContain('本人在场\n情况属实');
    expect(sealed).toContain('不认可数量');
    expect(sealed).toContain(groupHex(inspection.seal!.event));
    expect(sealed).toContain('118 台');
    const shown = inspection.stills.filter(({ setAside }) => !setAside);
    expect(sealed.match(/<img/g)).toHaveLength(shown.length);
    expect(sealed).toContain(`picture/${shown[0]!.captured!.original.sha256}/1200`);
    expect(sealed).toContain(TEXTS.setAside.zh.replace('{reason}', '模糊'));
    for (const limit of LIMITS) expect(sealed).toContain(limit.zh);
    expect(sealed).not.toMatch(/undefined|NaN|\{\w+\}/);
    expect(fieldsOf(sealed)).toEqual(FIELD_NAMES);
    // The party's box, and the boxes of those who signed after it refused.
    expect(sealed.match(/拒绝签字，原因：不认可数量/g)).toHaveLength(4);
  });

  it('says of each still on which device it was made, what it proves and where its original is', async () => {
    const [first] = record.inspection.stills;
    const rows = page().match(/<tr[^>]*class="rd-under[^>]*>.*?<\/tr>/g)!;
    expect(rows).toHaveLength(record.inspection.stills.length);
    const { fingerprint, name } = record.members.representative.person;
    expect(rows[0]).toContain(`${name}，本软件 0.1.0，test`);
    expect(rows[0]).toContain(groupHex(fingerprint));
    const [item] = SAMPLE_CASE.instruction.items;
    expect(rows[0]).toContain(`${item!.title.zh}（${item!.requirement.zh}）`);
    expect(rows[0]).toContain('作为该查检项结论、第 1 项的依据');
    for (const stamp of [first!.captured!, first!.received!])
      expect(rows[0]).toContain(`${beijingSecond(stamp.wall)} 起在`);
  });

  it('prints the stills of an item that was never answered', async () => {
    const early = await SampleRecord.open();
    const still = await early.still('door');
    await early.write('lead', 'inspection.ended', { how: 'on-site', reason: '断电' });
    const { captured } = early.inspection.stills.find(({ id }) => id === still)!;
    expect(print(early.inspection)).toContain(`picture/${captured!.original.sha256}/1200`);
  });

  it('names the trusted timestamps of the signatures with the seal', async () => {
    await record.prepare();
    const { hash } = await record.sign('representative');
    await record.sign('lead');
    await record.sign('second');
    const authority = '示例时间机构';
    await record.write('representative', 'timestamp.given', {
      of: hash,
      over: 'signature',
      authority,
      token: 'AAAA',
    });
    await record.seal();
    expect(page()).toContain(TEXTS.stamps.zh);
    expect(page()).toContain(`${TEXTS.noTime.zh}（${authority}）`);
  });

  it('shows what turns a line around, or hides in it, as its escape, whatever the field', async () => {
    const turned = (text: string): string => `${text} \u202E021\u202C 台\u200B`;
    const { hash } = await record.write('representative', 'objection.raised', { text: turned('异议') });
    await record.write('lead', 'objection.answered', { objection: hash, text: turned('答复') });
    await record.write('lead', 'result.proposed', {
      result: 'not-conforms',
      disposal: 'amend-declaration',
      text: turned('结论'),
    });
    const { hash: prepared } = await record.prepare();
    const reason = turned('拒签');
    await record.write('representative', 'signature.refused', { prepared, how: 'refused', reason });
    await record.sign('witness', turned('见证'));
    expect(page()).not.toMatch(/[\u200B\u202C\u202E]/);
    for (const text of ['异议', '答复', '结论', '拒签', '见证'])
      expect(page()).toContain(`${text} \\u202e021\\u202c 台\\u200b`);
  });

  it('tells where the company said it was, what was drawn at random and how it was judged, and what neither proves', async () => {
    expect(page()).toContain(TEXTS.placeNone.zh);
    expect(page()).toContain(TEXTS.challengeNone.zh);
    const { latitude, longitude } = record.inspection.case.company.premises;
    const at = '2026-03-16T01:00:00.000Z';
    const place = { how: 'measured', latitude, longitude, at } as const;
    await record.write('representative', 'place.stated', {
      how: 'declared',
      why: 'denied',
      text: '三号月台',
    });
    await record.write('representative', 'place.stated', { ...place, accuracyMetres: 25 });
    await record.write('representative', 'place.stated', {
      ...place,
      latitude: latitude + 1,
      accuracyMetres: 25,
    });
    const challenge = 'c'.repeat(32);
    const steps = [
      { show: 'code', code: '7KQ3P' },
      { show: 'back', to: 'seal' },
    ] as const;
    await record.write('lead', 'challenge.issued', { challenge, steps: [...steps] });
    await record.write('representative', 'challenge.answered', { challenge, how: 'unable' });
    const judged = { challenge, verdict: 'failed', proof: null, text: '未见代码' } as const;
    await record.write('lead', 'challenge.judged', judged);
    const told = page();
    for (const words of ['声明位置（非实测）：三号月台', '在允许半径内。', '111.2 km', '在允许半径之外。'])
      expect(told).toContain(words);
    for (const words of ['在纸上写 7KQ3P，举到镜头前', '企业表示无法完成', '未通过', '未见代码'])
      expect(told).toContain(words);
    expect(told).not.toContain(TEXTS.prechecks.zh);
    const path = { reached: true, delayMs: 40, upKbps: 700, downKbps: 4000, lossPercent: 0.5 } as const;
    await record.write('representative', 'precheck.done', {
      camera: { name: 'USB 摄像头', width: 1280, height: 720, trouble: 'dark' },
      microphone: null,
      paths: [
        { ...path, way: 'hub', lossPercent: null },
        { ...path, way: 'udp' },
      ],
      clock: { aheadMs: -1200, roundTripMs: 20 },
      freeBytes: null,
      battery: null,
      advice: ['dark-camera', 'no-microphone', 'slow'],
    });
    const checked = page();
    for (const words of [
      TEXTS.prechecks.zh,
      'USB 摄像头，1280 × 720',
      '无麦克风',
      '丢包 0.5%',
      '时差 -1200 毫秒',
    ])
      expect(checked).toContain(words);
    expect(checked).toContain('画面全黑。请打开镜头盖');
    expect(told).toContain(TEXTS.placeLimits.zh);
    expect(told).toContain(TEXTS.challengeLimits.zh);
    expect(told).not.toMatch(/undefined|NaN|\{\w+\}/);
  });

  it('tells an officer’s badge, a company’s code and a certificate’s serial apart, and who was never in the call', async () => {
    const session = 'a'.repeat(32);
    for (const role of ['lead', 'representative'] as const)
      await record.write(role, 'call.joined', { session, camera: '', microphone: '' });
    expect(page().match(new RegExp(TEXTS.notInCall.zh, 'g'))).toHaveLength(4);
    const peer = record.members.representative.person.fingerprint;
    await record.write('lead', 'call.connected', { session, peer });
    await record.write('lead', 'call.interrupted', { session, peer });
    const rows = page().match(/<tr[^>]*>.*?<\/tr>/g)!;
    const rowOf = (name: string) => rows.find((row) => row.includes(name) && row.includes('<small'))!;
    expect(rowOf('甲关员')).toContain(TEXTS.badge.zh);
    expect(rowOf('丙仓管')).toContain(TEXTS.uscc.zh);
    expect(rowOf('丙仓管')).not.toContain(TEXTS.notInCall.zh);
    expect(rowOf('乙关员')).toContain(TEXTS.notInCall.zh);
    expect(page()).toContain('未恢复（甲关员一方记录，与丙仓管）');
    await record.write('lead', 'call.connected', { session, peer });
    expect(page()).toMatch(/\d\d:\d\d:\d\d—\d\d:\d\d:\d\d（甲关员一方记录，与丙仓管）/);
    expect(page()).not.toContain(CAMERA_CHANGE_LABELS.chosen.zh);
    const camera = 'USB 摄像头 2';
    await record.write('representative', 'camera.changed', { session, camera, reason: 'chosen' });
    await record.write('representative', 'camera.changed', { session, camera: '', reason: 'lost' });
    expect(page()).toContain(CAMERA_CHANGE_LABELS.chosen.zh);
    expect(page()).toContain('（USB 摄像头 2）');
    expect(page()).toContain(CAMERA_CHANGE_LABELS.lost.zh);
    expect(page()).not.toContain('（）');
    expect(page()).not.toContain('像虚拟摄像头');
  });

  it('tells when a camera showed nothing of the scene, and which is named like a virtual one', async () => {
    const session = 'b'.repeat(32);
    for (const [role, camera] of [
      ['lead', 'OBS Virtual Camera'],
      ['representative', 'ManyCam Virtual Webcam'],
    ] as const)
      await record.write(role, 'call.joined', { session, camera, microphone: '' });
    const peer = record.members.representative.person.fingerprint;
    await record.write('lead', 'call.connected', { session, peer });
    const dark = { session, camera: 'ManyCam Virtual Webcam', trouble: 'dark', agoMs: 3000 } as const;
    await record.write('representative', 'camera.trouble', dark);
    expect(page()).toContain(CAMERA_TROUBLE_LABELS.dark.zh);
    expect(page()).toContain(' 起 丙仓管：');
    await record.write('representative', 'camera.recovered', dark);
    const { wall } = record.inspection.calls[0]!.troubles[0]!;
    expect(page()).toContain(beijingClockSecond(new Date(Date.parse(wall) - 3000).toISOString()));
    expect(page()).not.toContain(' 起 丙仓管：');
    expect(page()).toContain('“ManyCam Virtual Webcam”的名称像虚拟摄像头');
    // An officer's own face is no evidence.
    expect(page()).not.toContain('“OBS Virtual Camera”');
  });

  it('names recordings, who consented, how they ended, and where they are kept', async () => {
    expect(page()).not.toContain(TEXTS.recordings.zh);
    const recording = 'd'.repeat(32);
    await record.write('lead', 'recording.requested', { recording });
    await record.write('representative', 'recording.consented', { recording });
    const init = { sha256: 'e'.repeat(64), size: 190 };
    const started = '2026-03-16T01:02:03.000Z';
    await record.write('lead', 'recording.begun', {
      recording,
      take: 1,
      mime: RECORDING_MIME,
      init,
      started,
    });
    const head = { take: 1, segments: 3, bytes: 1_500_000, ms: 5950, chain: 'f0'.repeat(32) };
    await record.write('lead', 'recording.ended', { recording, reason: 'stopped', head });
    for (const text of ['丙仓管同意', beijingSecond(started), '5.950 秒', '1,500,000', 'f0f0f0f0 f0f0f0f0'])
      expect(page()).toContain(text);
    expect(page()).toContain(RECORDING_ENDING_LABELS.stopped.zh);
    expect(page()).toContain('由甲关员的电脑加密保存');
    const declined = '1'.repeat(32);
    await record.write('lead', 'recording.requested', { recording: declined });
    await record.write('representative', 'recording.declined', { recording: declined });
    expect(page()).toContain('不同意，未录像');
  });

  it('has suspensions with both times, the early ending, objections with answers, and who was absent', async () => {
    await record.write('lead', 'inspection.suspended', { reason: 'goods', text: '叉车占道' });
    await record.write('lead', 'inspection.resumed', { text: '已让开' });
    await record.write('lead', 'inspection.ended', { how: 'on-site', reason: '封志看不清' });
    await record.write('lead', 'result.proposed', { result: 'not-conforms', disposal: 'on-site', text: '' });
    const { hash } = await record.write('representative', 'objection.raised', { text: '数量无误\n请复点' });
    expect(page()).toContain(TEXTS.notAnswered.zh);
    await record.write('lead', 'objection.answered', { objection: hash, text: '转现场复点' });
    const prepared = (await record.prepare()).hash;
    await record.write('lead', 'signature.refused', { prepared, how: 'absent', reason: '电话未接' });
    const [suspension] = record.inspection.suspensions;
    for (const { wall } of [suspension!, suspension!.resumed!]) expect(page()).toContain(beijingSecond(wall));
    for (const text of ['货物尚未备妥', '叉车占道', '已让开', '转现场查检', '封志看不清'])
      expect(page()).toContain(text);
    for (const text of ['数量无误\n请复点', '转现场复点']) expect(page()).toContain(text);
    expect(page()).toContain('未到场签字，原因：电话未接（甲关员记录）');
    expect(page()).toContain(TEXTS.absentShort.zh);
    expect(page()).not.toContain(TEXTS.refusedShort.zh);
    expect(fieldsOf(page())).toContain('witness');
    expect(page()).not.toMatch(/undefined|NaN|\{\w+\}/);
  });

  it('has the clocks that were compared, and where they contradict each other', async () => {
    const { lead, representative } = record.members;
    await record.write('representative', 'clock.compared', {
      with: lead.person.fingerprint,
      aheadMs: 1250,
      roundTripMs: 80,
    });
    const authority = record.authority.fingerprint;
    await record.write('lead', 'clock.compared', { with: authority, aheadMs: -7, roundTripMs: 10 });
    const finding = {
      kind: 'before-cause',
      author: representative.person.fingerprint,
      event: 'a'.repeat(64),
      against: 'b'.repeat(64),
      byMs: 90_000,
    } as const;
    const text = print(record.inspection, [finding]);
    for (const said of ['−1.250 秒', '±0.040 秒', '+0.007 秒', '±0.005 秒', TEXTS.hub.zh, '90.000 秒'])
      expect(text).toContain(said);
    expect(text).toContain(groupHex(finding.event));
    expect(text).toContain(TEXTS.clockContradicts.zh);
    const remark = print(record.inspection, [{ ...finding, kind: 'step-back', byMs: 3000 }]);
    expect(remark).not.toContain(TEXTS.clockContradicts.zh);
  });

  it('has amendments behind the seal, each with its confirmations and its own seal', async () => {
    record = await SampleRecord.sealed();
    expect(page()).not.toContain(TEXTS.amendments.zh);
    const seal = record.inspection.seal!.event;
    const amendment = (
      await record.write('lead', 'amendment.made', { seal, reason: '漏记', text: '补记封志' })
    ).hash;
    await record.write('second', 'amendment.confirmed', { amendment, remark: '' });
    await record.write('representative', 'amendment.confirmed', { amendment, remark: '无异议' });
    expect(page()).toContain(TEXTS.amendmentNotSealed.zh);
    const { frontier, count, root } = coverageOf(record.log.causes, record.log.folded.ordered);
    await record.write('lead', 'amendment.sealed', { amendment, frontier, count, root });
    const [made] = record.inspection.amendments;
    for (const text of [
      '漏记',
      '补记封志',
      '乙关员确认',
      '丙仓管确认',
      '无异议',
      groupHex(made!.seal!.event),
    ])
      expect(page()).toContain(text);
    expect(page().indexOf(TEXTS.amendments.zh)).toBeGreaterThan(page().indexOf(TEXTS.how.zh));
    expect(page()).toContain(groupHex(seal));
  });

  it('says of which re-inspection it is', async () => {
    const reinspectionOf = { declaration: '531620261161234566', officers: ['B-7'] };
    const again = await SampleRecord.open({ file: { ...SAMPLE_CASE, reinspectionOf } });
    const text = print(again.inspection);
    expect(text).toContain('远程属地查检记录（复验）');
    expect(text).toContain('B-7');
    expect(text).toContain(TEXTS.barredKept.zh);
    expect(page()).not.toContain(TEXTS.barred.zh);
  });

  it('repeats the party and the place as they were declared', () => {
    expect(page()).toContain('北纬 22.50000°，东经 114.20000°');
    expect(page()).toContain('300 米');
  });
});

const fieldsOf = (markup: string) => [...markup.matchAll(/data-field="(\w+)"/g)].map(([, name]) => name);

describe('a goods line', () => {
  it('marks what differs and nothing else', () => {
    const [line] = record.file.goods;
    const rows = goodsRows(line!, { quantity: 118, unit: '台', origin: '中国' });
    expect(rows.filter(({ differs }) => differs)).toEqual([
      { label: 'quantity', declared: '120 台', found: '118 台', differs: true },
    ]);
    expect(checkedOf(rows)).toEqual({
      checked: ['quantity', 'origin'],
      unchecked: ['goodsName', 'hsCode'],
    });
  });

  it('never claims more than what was looked at', async () => {
    const conforming = await SampleRecord.sealed();
    expect(print(conforming.inspection)).toContain('（已核：数量；未核：品名、商品编号、原产国（地区））');
    expect(page()).toContain('单货不符 · 数量');
    expect(page()).toContain('（已核：数量、原产国（地区）；未核：品名、商品编号）');
  });
});

describe('numbers', () => {
  it('are written the same everywhere', () => {
    expect(groupDeclaration('531620261161234567')).toBe('5316 2026 1 161234567');
    expect(groupContainer('CSQU3054383')).toBe('CSQU 305438 3');
    expect(groupHex('0123456789abcdef')).toBe('01234567 89abcdef');
  });
});
