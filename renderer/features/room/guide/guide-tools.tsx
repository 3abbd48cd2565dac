import {
  ArrowRightOutlined,
  ClearOutlined,
  EditOutlined,
  FontSizeOutlined,
  AimOutlined,
  RedoOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MARK_COLOURS } from '../../../../shared/record/marks';
import type { ToolProps } from '../toolbar/stage-toolbar';
import { TOOL_KEYS, TOOLS, useHand, type Tool } from './tools';
import { useMarks } from './use-marks';
import { useSurface } from './use-surface';

const ICONS: Record<Tool, ReactNode> = {
  pointer: <AimOutlined aria-hidden />,
  arrow: <ArrowRightOutlined aria-hidden rotate={-45} />,
  ellipse: <span className="ellipse-icon" aria-hidden />,
  line: <EditOutlined aria-hidden />,
  text: <FontSizeOutlined aria-hidden />,
};

/** Pointer, marks, their colours, and the ways back. */
export function GuideTools({ view }: Pick<ToolProps, 'view'>) {
  const { t } = useTranslation('room');
  const { tool, colour, choose, dip } = useHand();
  const marks = useMarks(view, useSurface(view));
  // Nothing of the record changes while people sign.
  const draws = view.phase === 'open';
  const backs = [
    { name: 'undo', key: 'Ctrl+Z', icon: <UndoOutlined aria-hidden />, act: marks.undo, can: marks.canUndo },
    { name: 'redo', key: 'Ctrl+Y', icon: <RedoOutlined aria-hidden />, act: marks.redo, can: marks.canRedo },
    { name: 'clear', key: 'Del', icon: <ClearOutlined aria-hidden />, act: marks.clear, can: marks.canUndo },
  ] as const;
  return (
    <>
      <div className="tools" role="group" aria-label={t('guide.tools')}>
        {TOOLS.map((one) => (
          <button
            key={one}
            type="button"
            title={`${t(`guide.tool.${one}`)} ${TOOL_KEYS[one]}`}
            aria-label={t(`guide.tool.${one}`)}
            aria-pressed={tool === one}
            aria-keyshortcuts={TOOL_KEYS[one]}
            disabled={!draws && one !== 'pointer'}
            data-testid={`tool-${one}`}
            onClick={() => choose(one)}
          >
            {ICONS[one]}
          </button>
        ))}
      </div>
      <div className="tools" role="group" aria-label={t('guide.colours')}>
        {MARK_COLOURS.map((one) => (
          <button
            key={one}
            type="button"
            className="dip"
            title={t(`guide.colour.${one}`)}
            aria-label={t(`guide.colour.${one}`)}
            aria-pressed={colour === one}
            data-testid={`colour-${one}`}
            onClick={() => dip(one)}
          >
            <span className={`ink ${one}`} aria-hidden />
          </button>
        ))}
      </div>
      <div className="tools" role="group" aria-label={t('guide.back')}>
        {backs.map(({ name, key, icon, act, can }) => (
          <button
            key={name}
            type="button"
            title={`${t(`guide.${name}`)} ${key}`}
            aria-label={t(`guide.${name}`)}
            disabled={!can || !draws}
            data-testid={`marks-${name}`}
            onClick={act}
          >
            {icon}
          </button>
        ))}
      </div>
    </>
  );
}
