import { SafetyCertificateOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { openChallenge } from '../../../../shared/record/challenges';
import { useRoom } from '../room-session';
import type { ToolProps } from '../toolbar/stage-toolbar';
import { useWorkRule } from '../use-work-rule';
import { giveChallenge } from './give-challenge';

/** Gives the company a random challenge: one click, since choosing would make it less random. */
export function ChallengeTool({ view: { inspection }, attempt }: ToolProps) {
  const { t } = useTranslation('presence');
  const company = useRoom((room) => room.peers.find(({ part }) => part === 'representative'));
  const against = useWorkRule(inspection);
  const may = !against && company?.state === 'connected' && !openChallenge(inspection);
  return (
    <button
      type="button"
      className="worded"
      title={`${t('challenge.give.about')} L`}
      aria-keyshortcuts="L"
      disabled={!may}
      data-testid="challenge-give"
      onClick={() => attempt(() => giveChallenge(inspection))}
    >
      <SafetyCertificateOutlined aria-hidden />
      {t('challenge.give')}
    </button>
  );
}
