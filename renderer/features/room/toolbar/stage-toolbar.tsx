import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../shared/ipc/contract';
import { ChallengeTool } from '../challenge/challenge-tool';
import { FreezeButton } from '../guide/freeze-button';
import { GuideTools } from '../guide/guide-tools';
import './toolbar.css';

/** What a tool under the picture is told. */
export interface ToolProps {
  view: CaseView;
  /** The item that the company is showing; null while none was asked for. */
  item: string | null;
  /** Whether stills can be asked for now: an item is shown, the company is there, and no rule is against it. */
  ready: boolean;
  /** Runs it and shows below the picture why it failed. */
  attempt: (act: () => Promise<unknown>) => void;
}

/** The lead's tools, from left to right. Another one is a component in this list; its keys go into `useRoomKeys`. */
const TOOLS: readonly ComponentType<ToolProps>[] = [GuideTools, FreezeButton, ChallengeTool];

export function StageToolbar(props: ToolProps) {
  const { t } = useTranslation('room');
  return (
    <div className="stage-toolbar" role="toolbar" aria-label={t('toolbar.title')} data-testid="stage-toolbar">
      {TOOLS.map((Tool, index) => (
        <Tool key={index} {...props} />
      ))}
    </div>
  );
}
