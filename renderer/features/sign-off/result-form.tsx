import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DISPOSAL_LABELS,
  DISPOSALS,
  RESULT_LABELS,
  RESULTS,
  type Disposal,
  type Result,
} from '../../../shared/customs/codes';
import type { CaseView } from '../../../shared/ipc/contract';
import { contentBlockers } from '../../../shared/record/blockers';
import { RULES, ruleText } from '../../../shared/record/rules';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { useLanguage } from '../../app/i18n';
import { ErrorNote } from '../../ui/error-note';

/** The lead's result and disposal; the rules that speak against a choice are said at once, before it is saved. */
export function ResultForm({ view }: { view: CaseView }) {
  const { t } = useTranslation('signOff');
  const language = useLanguage();
  const saved = view.inspection.result;
  const [result, setResult] = useState<Result | null>(saved?.result ?? null);
  const [disposal, setDisposal] = useState<Disposal | null>(saved?.disposal ?? null);
  const [text, setText] = useState(saved?.text ?? '');
  const save = useAction(async (body: { result: Result; disposal: Disposal; text: string }) => {
    await call('record.write', { case: view.inspection.id, fact: { type: 'result.proposed', body } });
  });
  const chosen = result && disposal ? { result, disposal, text: text.trim() } : null;
  const against = chosen ? rulesAgainst(view, chosen) : [];
  const unchanged =
    saved !== null && saved.result === result && saved.disposal === disposal && saved.text === text.trim();
  return (
    <section className="panel">
      <h2>{t('result.title')}</h2>
      <div className="pair">
        <label>
          {t('result.result')}
          <Select
            value={result}
            placeholder={t('result.choose')}
            data-testid="result-select"
            onChange={setResult}
            options={RESULTS.map((value) => ({ value, label: RESULT_LABELS[value][language] }))}
          />
        </label>
        <label>
          {t('result.disposal')}
          <Select
            value={disposal}
            placeholder={t('result.choose')}
            data-testid="disposal-select"
            onChange={setDisposal}
            options={DISPOSALS.map((value) => ({ value, label: DISPOSAL_LABELS[value][language] }))}
          />
        </label>
      </div>
      <label>
        {t('result.text')}
        <Input.TextArea
          value={text}
          maxLength={4000}
          rows={2}
          className="grows"
          placeholder={t('result.text.hint')}
          data-testid="result-text"
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <div role="status">
        {against.map((rule) => (
          <p
            key={rule}
            className="rule-against sentence"
            data-rule={rule}
            title={RULES[rule].source[language]}
          >
            {ruleText(rule, language)}
          </p>
        ))}
      </div>
      <ErrorNote error={save.error} />
      <Button
        disabled={!chosen || unchanged}
        loading={save.busy}
        data-testid="result-save"
        onClick={() => chosen && void save.run(chosen)}
      >
        {t(unchanged ? 'result.saved' : 'result.save')}
      </Button>
    </section>
  );
}

/** What the record's own rules would say to this result, asked of the reducer's blockers themselves. */
function rulesAgainst(
  { inspection }: CaseView,
  chosen: { result: Result; disposal: Disposal; text: string },
) {
  const result = { ...chosen, ...inspection.opened };
  return contentBlockers({ ...inspection, result })
    .filter(({ where }) => where.kind === 'result')
    .map(({ rule }) => rule);
}
