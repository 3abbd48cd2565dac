import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoodsLine } from '../../../shared/customs/case-schema';
import {
  FINDING_KIND_LABELS,
  FINDING_KINDS,
  MISMATCH_KIND_LABELS,
  MISMATCH_KINDS,
  type FindingKind,
  type MismatchKind,
} from '../../../shared/customs/codes';
import type { CaseView } from '../../../shared/ipc/contract';
import { useLanguage } from '../../app/i18n';
import { EvidencePicker } from './evidence-picker';
import { LineCompare } from './line-compare';
import { draftOf, foundOf, invalidNumbers, type LineDraft } from './line-draft';
import { SaveRow } from './save-row';
import { TextArea } from './text-area';
import { useEvidence } from './use-evidence';
import { useSaved } from './use-saved';
import { useWorkRule } from './use-work-rule';

/** One goods line: declared against found, and the finding. */
export function LineForm({ view, goods }: { view: CaseView; goods: GoodsLine }) {
  const { t } = useTranslation('room');
  const language = useLanguage();
  const id = useId();
  const { inspection, me } = view;
  const known = inspection.lines.find(({ line }) => line === goods.line)?.finding ?? null;
  const [draft, setDraft] = useState<LineDraft>(() =>
    draftOf(known && { ...known.found, opened: known.opened, sampled: known.sampled }),
  );
  const [finding, setFinding] = useState<FindingKind>(known?.finding ?? 'conforms');
  const [mismatches, setMismatches] = useState<MismatchKind[]>(known?.mismatches ?? []);
  const [text, setText] = useState(known?.text ?? '');
  const ofLine = new Set(
    inspection.case.instruction.items.filter(({ line }) => line === goods.line).map((item) => item.id),
  );
  const evidence = useEvidence(view, (still) => ofLine.has(still.item), known?.evidence ?? []);
  const { save, saved, busy, error, touched } = useSaved(inspection.id);
  const against = useWorkRule(inspection);
  const lead = me.part === 'lead';
  const readOnly = !lead || against !== null;
  const invalid = invalidNumbers(draft);
  const unshown = finding !== 'conforms' && (text.trim() === '' || evidence.chosen.length === 0);
  const name = `line-${goods.line}`;

  const submit = (): void =>
    save({
      type: 'line.found',
      body: {
        line: goods.line,
        found: foundOf(draft, goods.unit),
        opened: Number(draft.opened),
        sampled: Number(draft.sampled),
        finding,
        mismatches: finding === 'mismatch' ? mismatches : [],
        text: text.trim(),
        evidence: evidence.chosen,
      },
    });
  return (
    <form
      title={against ?? undefined}
      onChange={touched}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <LineCompare
        goods={goods}
        draft={draft}
        invalid={invalid}
        readOnly={readOnly}
        onChange={(change) => {
          setDraft((before) => ({ ...before, ...change }));
          touched();
        }}
      />
      <div className="room-field">
        <label htmlFor={`${id}-finding`}>{t('line.finding')}</label>
        <select
          id={`${id}-finding`}
          data-testid={`${name}-finding`}
          value={finding}
          disabled={readOnly}
          onChange={(event) => setFinding(event.target.value as FindingKind)}
        >
          {FINDING_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {FINDING_KIND_LABELS[kind][language]}
            </option>
          ))}
        </select>
      </div>
      {finding === 'mismatch' && (
        <fieldset className="mismatches">
          <legend>{t('line.mismatches')}</legend>
          {MISMATCH_KINDS.map((kind) => (
            <label key={kind} className="check">
              <input
                type="checkbox"
                data-testid={`${name}-mismatch-${kind}`}
                checked={mismatches.includes(kind)}
                disabled={readOnly}
                onChange={() => setMismatches((before) => toggled(before, kind))}
              />
              {MISMATCH_KIND_LABELS[kind][language]}
            </label>
          ))}
        </fieldset>
      )}
      <EvidencePicker
        view={view}
        disabled={readOnly}
        evidence={{ ...evidence, toggle: (still) => (evidence.toggle(still), touched()) }}
      />
      <TextArea
        label={t('answer.text')}
        testId={`${name}-text`}
        value={text}
        readOnly={readOnly}
        onChange={setText}
      />
      {lead && (
        <SaveRow
          label={t('line.save')}
          testId={`${name}-save`}
          busy={busy}
          saved={saved}
          missing={
            against ?? (invalid.length > 0 ? t('line.number.invalid') : unshown ? t('line.needs') : null)
          }
          error={error}
        />
      )}
    </form>
  );
}

function toggled<T>(list: readonly T[], value: T): T[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}
