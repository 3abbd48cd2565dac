import { beijingSecond } from '../../../shared/beijing-time';
import { CAMERA_TROUBLE_LABELS } from '../../../shared/customs/codes';
import { PRECHECK_ADVICE_LABELS } from '../../../shared/customs/precheck-labels';
import type { Inspection } from '../../../shared/record/state';
import { pathText } from '../../ui/path-text';
import { nameOf } from '../attendance';
import { heading, line } from '../bits';
import type { Block } from '../blocks';
import { word } from '../words';

type Check = Inspection['prechecks'][number];

/** What the machines found before they went into the calls, and what they advised; nothing where nobody checked. */
export function prechecks(inspection: Inspection): Block[] {
  if (inspection.prechecks.length === 0) return [];
  return [
    heading('prechecks'),
    ...inspection.prechecks.map((check) =>
      line(
        `prechecks/${check.event}`,
        <>
          {word('precheckAt', { at: beijingSecond(check.wall), name: nameOf(inspection, check.author) })}
          {facts(check).join('；')}。
          {check.advice.length === 0
            ? word('precheckGood')
            : check.advice.map((advice) => PRECHECK_ADVICE_LABELS[advice].zh).join('')}
        </>,
      ),
    ),
  ];
}

const facts = ({ camera, microphone, paths, clock }: Check): string[] => [
  camera
    ? word('precheckCamera', { name: camera.name, width: camera.width, height: camera.height })
    : word('precheckNoCamera'),
  ...(camera?.trouble ? [CAMERA_TROUBLE_LABELS[camera.trouble].zh] : []),
  microphone ? word('precheckMicrophone', { name: microphone.name }) : word('precheckNoMicrophone'),
  ...paths.map((path) => pathText(path, 'zh')),
  ...(clock ? [word('precheckClock', { ms: clock.aheadMs })] : []),
];
