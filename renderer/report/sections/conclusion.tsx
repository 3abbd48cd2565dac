import { FINDING_KIND_LABELS, MISMATCH_KIND_LABELS } from '../../../shared/customs/codes';
import type { LineState } from '../../../shared/record/state';
import { Both, Mark } from '../bits';
import { checkedOf, type GoodsRow } from '../goods-rows';
import { TEXTS } from '../texts';
import type { TextKey } from '../words';

interface ConclusionProps {
  finding: LineState['finding'];
  rows: readonly GoodsRow[];
}

/** `相符（已核：数量；未核：原产国）`: a finding never claims more than what was looked at. */
export function Conclusion({ finding, rows }: ConclusionProps) {
  if (!finding) return <Mark tone="plain" of={TEXTS.unanswered} />;
  const names = (labels: readonly TextKey[], language: 'zh' | 'en'): string =>
    labels.map((label) => TEXTS[label][language]).join(language === 'zh' ? '、' : ', ') ||
    TEXTS.none[language];
  const kinds = finding.mismatches.map((kind) => MISMATCH_KIND_LABELS[kind]);
  const said = [FINDING_KIND_LABELS[finding.finding], ...kinds];
  const { checked, unchecked } = checkedOf(rows);
  const looked = (language: 'zh' | 'en'): string =>
    TEXTS.checkedAndNot[language]
      .replace('{checked}', names(checked, language))
      .replace('{unchecked}', names(unchecked, language));
  return (
    <p className="rd-conclusion">
      <Mark
        tone={finding.finding === 'conforms' ? 'good' : 'bad'}
        of={{ zh: said.map(({ zh }) => zh).join(' · '), en: said.map(({ en }) => en).join(' · ') }}
      />
      <Both of={{ zh: looked('zh'), en: looked('en') }} />
    </p>
  );
}
