import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { amendmentBlockers } from '../../../shared/record/blockers';
import { ruleText } from '../../../shared/record/rules';
import type { Amendment } from '../../../shared/record/state';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { useLanguage } from '../../app/i18n';
import { ErrorNote } from '../../ui/error-note';
import { NameField } from '../../ui/name-field';

/** The lead seals an amendment once the second officer has confirmed it, confirmed by name. */
export function SealAmendment({ view, amendment }: { view: CaseView; amendment: Amendment }) {
  const { t } = useTranslation('law');
  const language = useLanguage();
  const [name, setName] = useState('');
  const own = view.me.name;
  const seal = useAction(() =>
    call('amendment.seal', { case: view.inspection.id, amendment: amendment.event }),
  );
  const [blocker] = amendmentBlockers(amendment);
  if (blocker) return <p className="dim sentence">{ruleText(blocker.rule, language)}</p>;
  return (
    <section className="law-form" data-testid="seal-amendment">
      <NameField
        label={t('amendment.seal.name')}
        own={own}
        value={name}
        onChange={setName}
        testId="amendment-seal-name"
      />
      <ErrorNote error={seal.error} />
      <div className="buttons">
        <Button
          type="primary"
          disabled={name.trim() !== own}
          loading={seal.busy}
          data-testid="amendment-seal-submit"
          onClick={() => void seal.run()}
        >
          {t('amendment.seal')}
        </Button>
      </div>
    </section>
  );
}
