import { openChallenge } from './challenges';
import { isRunning } from './recordings';
import type { Amendment, Inspection, Objection } from './state';
import type { RuleId } from './rules';

/** Something that stands in the way of sign-off or seal, and where in the case it is mended. */
export interface Blocker {
  rule: RuleId;
  params: Record<string, string | number>;
  where:
    | { kind: 'item'; id: string }
    | { kind: 'container'; id: string }
    | { kind: 'line'; id: string }
    | { kind: 'still'; id: string }
    | { kind: 'result' }
    | { kind: 'course' }
    | { kind: 'signatures' }
    | { kind: 'recording' }
    | { kind: 'challenge' }
    | { kind: 'record' };
}

/** What is missing before the record can be put forward for signing; empty when nothing is. */
export function contentBlockers(inspection: Inspection): Blocker[] {
  // Where the officers ended it, what was not looked at stays open: the ending and its reason say so.
  const whole = inspection.ending === null;
  return [
    ...forkBlockers(inspection),
    ...officerBlockers(inspection),
    ...courseBlockers(inspection),
    ...(whole ? itemBlockers(inspection) : []),
    ...(whole ? containerBlockers(inspection) : []),
    ...lineBlockers(inspection, whole),
    ...stillBlockers(inspection),
    ...resultBlockers(inspection),
    ...recordingBlockers(inspection),
    ...challengeBlockers(inspection),
  ];
}

/** What is missing before the record can be sealed; empty when nothing is. */
export function sealBlockers(inspection: Inspection): Blocker[] {
  const signOff = inspection.signOff;
  const at = (rule: RuleId): Blocker => ({ rule, params: {}, where: { kind: 'signatures' } });
  if (!signOff) return [at('signoff.none')];
  const signed = new Set(signOff.signatures.map((signature) => signature.part));
  const blockers = forkBlockers(inspection);
  if (newObjections(inspection).length > 0) blockers.push(at('objection.not-in-signoff'));
  if (!signed.has('representative')) {
    if (!signOff.refusal) blockers.push(at('party.missing'));
    else if (!signed.has('witness')) blockers.push(at('witness.missing'));
  }
  if (!signed.has('lead')) blockers.push(at('officer.lead-missing'));
  if (!signed.has('second')) blockers.push(at('officer.second-missing'));
  return blockers;
}

function forkBlockers(inspection: Inspection): Blocker[] {
  return inspection.forks.some(({ settled }) => settled === null)
    ? [{ rule: 'record.fork', params: {}, where: { kind: 'record' } }]
    : [];
}

function officerBlockers(inspection: Inspection): Blocker[] {
  const barred = inspection.case.reinspectionOf?.officers ?? [];
  return inspection.case.officers
    .filter((officer) => barred.includes(officer.badge))
    .map(() => ({ rule: 'reinspection.prior-officer', params: {}, where: { kind: 'record' } }));
}

function itemBlockers(inspection: Inspection): Blocker[] {
  const blockers: Blocker[] = [];
  for (const item of inspection.case.instruction.items) {
    const where = { kind: 'item', id: item.id } as const;
    const answer = inspection.items.find((state) => state.id === item.id)?.answer;
    if (!answer) {
      blockers.push({ rule: 'item.unanswered', params: { item: item.title.zh }, where });
      continue;
    }
    const have = answer.evidence.filter((id) => isUsable(inspection, id)).length;
    if (have < item.stills && answer.text.trim() === '') {
      const params = { item: item.title.zh, needed: item.stills, have };
      blockers.push({ rule: 'item.without-evidence', params, where });
    }
  }
  return blockers;
}

function containerBlockers(inspection: Inspection): Blocker[] {
  return inspection.containers
    .filter((container) => !container.check)
    .map(({ number }) => ({
      rule: 'container.unchecked',
      params: { container: number },
      where: { kind: 'container', id: number },
    }));
}

function courseBlockers(inspection: Inspection): Blocker[] {
  const suspended = standstill(inspection) === 'inspection.suspended';
  return suspended ? [{ rule: 'inspection.suspended', params: {}, where: { kind: 'course' } }] : [];
}

/** Why nothing can be asked for or found now, or null: it is suspended, or was ended. */
export function standstill(inspection: Inspection): RuleId | null {
  if (inspection.ending) return 'inspection.ended';
  return inspection.suspensions.some(({ resumed }) => resumed === null) ? 'inspection.suspended' : null;
}

/** Objections that came after the sign-off in force was put forward, and so are not in it. */
export function newObjections(inspection: Inspection): Objection[] {
  const covered = inspection.signOff?.prepared.objections;
  return covered === undefined ? [] : inspection.objections.slice(covered);
}

/** What an amendment lacks before it can be sealed. */
export function amendmentBlockers(amendment: Amendment): Blocker[] {
  const confirmed = amendment.confirmed.some(({ part }) => part === 'second');
  return confirmed ? [] : [{ rule: 'amendment.incomplete', params: {}, where: { kind: 'signatures' } }];
}

/** @param all whether a line that nobody looked at is missing. */
function lineBlockers(inspection: Inspection, all: boolean): Blocker[] {
  const blockers: Blocker[] = [];
  for (const { line, finding } of inspection.lines) {
    const where = { kind: 'line', id: String(line) } as const;
    if (!finding) {
      if (all) blockers.push({ rule: 'line.unrecorded', params: { line }, where });
    } else if (finding.finding !== 'conforms') {
      const shown = finding.evidence.some((id) => isUsable(inspection, id));
      if (!shown || finding.text.trim() === '')
        blockers.push({ rule: 'line.without-evidence', params: { line }, where });
    }
  }
  return blockers;
}

function stillBlockers(inspection: Inspection): Blocker[] {
  return inspection.stills.flatMap((still, index) =>
    still.captured && !still.received && !still.setAside
      ? [
          {
            rule: 'still.not-received',
            params: { number: index + 1 },
            where: { kind: 'still', id: still.id },
          } as const,
        ]
      : [],
  );
}

function resultBlockers(inspection: Inspection): Blocker[] {
  const at = (rule: RuleId): Blocker => ({ rule, params: {}, where: { kind: 'result' } });
  const result = inspection.result;
  if (!result) return [at('result.missing')];
  const lineDiffers = inspection.lines.some(({ finding }) => finding && finding.finding !== 'conforms');
  const itemDiffers = inspection.items.some(({ answer }) => answer?.answer === 'does-not-conform');
  const blockers: Blocker[] = [];
  if (lineDiffers && result.disposal === 'release') blockers.push(at('result.plain-release'));
  if ((lineDiffers || itemDiffers) && result.result === 'conforms') blockers.push(at('result.contradicts'));
  if (inspection.ending?.how === 'on-site' && result.disposal !== 'on-site')
    blockers.push(at('result.not-on-site'));
  if (inspection.ending && result.result === 'conforms') blockers.push(at('result.not-undecided'));
  return blockers;
}

function recordingBlockers({ recordings }: Inspection): Blocker[] {
  return recordings
    .filter(isRunning)
    .map(() => ({ rule: 'recording.running', params: {}, where: { kind: 'recording' } }));
}

function challengeBlockers(inspection: Inspection): Blocker[] {
  return openChallenge(inspection)
    ? [{ rule: 'challenge.open', params: {}, where: { kind: 'challenge' } }]
    : [];
}

/** Whether a still was captured and not set aside. */
export function isUsable(inspection: Inspection, still: string): boolean {
  const found = inspection.stills.find((candidate) => candidate.id === still);
  return found !== undefined && found.captured !== null && found.setAside === null;
}
