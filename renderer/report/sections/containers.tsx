import { beijingSecond } from '../../../shared/beijing-time';
import type { ContainerState, Inspection } from '../../../shared/record/state';
import { heading, Mark, Mono, note } from '../bits';
import { together, type Block, type TableShape } from '../blocks';
import { groupContainer } from '../format';
import { gallery, shownWithItems, stillList } from '../pictures';
import { pieces } from '../pieces';
import { TEXTS } from '../texts';
import { word } from '../words';

const TABLE: TableShape = {
  id: 'containers',
  heads: ['container', 'containerType', 'sealDeclared', 'sealFound', 'sealState', 'sealNew', 'checkedAt'],
  widths: ['19%', '9%', '16%', '16%', '12%', '12%', '16%'],
};

/** Each container with its seals, declared against found; seals as they are written. */
export function containers(inspection: Inspection): Block[] {
  const declared = inspection.case.containers;
  if (declared.length === 0) return [heading('containers'), note('containers/none', 'noContainers')];
  const elsewhere = shownWithItems(inspection);
  const checks = declared.map(({ number, type, seal }) => {
    const check = inspection.containers.find((container) => container.number === number)?.check ?? null;
    return { number, type, seal, check };
  });
  const others = checks.flatMap(({ check }) => check?.evidence.filter((id) => !elsewhere.has(id)) ?? []);
  return [
    heading('containers'),
    ...checks.flatMap((container) => rows(inspection, container)),
    ...gallery('containers', inspection, others),
  ];
}

interface Checked {
  number: string;
  type: string;
  seal: string;
  check: ContainerState['check'];
}

function rows(inspection: Inspection, { number, type, seal, check }: Checked): Block[] {
  const facts: Block = {
    key: `containers/${number}`,
    table: TABLE,
    node: (
      <>
        <td>
          <Mono>{groupContainer(number)}</Mono>
        </td>
        <td>
          <Mono>{type}</Mono>
        </td>
        <td>
          <Mono>{seal}</Mono>
        </td>
        <td className={check && check.sealFound !== seal ? 'rd-differs' : ''}>
          {check ? <Mono>{check.sealFound || '—'}</Mono> : word('unchecked')}
        </td>
        <td>
          {check && (
            <Mark
              tone={check.sealIntact ? 'good' : 'bad'}
              of={check.sealIntact ? TEXTS.intact : TEXTS.notIntact}
            />
          )}
        </td>
        <td>
          <Mono>{check?.newSeal || '—'}</Mono>
        </td>
        <td>{check ? beijingSecond(check.wall) : '—'}</td>
      </>
    ),
  };
  const remarks = [...pieces(check?.text ?? ''), stillList(inspection, check?.evidence ?? [])].filter(
    Boolean,
  );
  const notes = remarks.map((text, i): Block => ({
    key: `containers/${number}/${i}`,
    table: TABLE,
    className: 'rd-under',
    node: <td colSpan={TABLE.heads.length}>{text}</td>,
  }));
  return [...together([facts, ...notes.slice(0, 1)]), ...notes.slice(1)];
}
