import type { Inspection } from '../../../shared/record/state';
import { Mark, Mono, Section, Table } from '../bits';
import { groupContainer } from '../format';
import { useWords } from '../language';
import { useStillList } from '../pictures';

export function Containers({ inspection }: { inspection: Inspection }) {
  const { word } = useWords();
  const stillList = useStillList();
  if (inspection.case.containers.length === 0) {
    return (
      <Section title="containers">
        <p>{word('noContainers')}</p>
      </Section>
    );
  }
  return (
    <Section title="containers">
      <Table
        heads={['container', 'containerType', 'sealDeclared', 'sealFound', 'sealState', 'sealNew', 'remark']}
        widths={['18%', '9%', '15%', '15%', '12%', '13%', '18%']}
      >
        {inspection.case.containers.map(({ number, type, seal }) => {
          const check = inspection.containers.find((container) => container.number === number)?.check;
          const other = check && check.sealFound !== seal;
          return (
            <tr key={number}>
              <td>
                <Mono>{groupContainer(number)}</Mono>
              </td>
              <td>
                <Mono>{type}</Mono>
              </td>
              <td>
                <Mono>{seal}</Mono>
              </td>
              <td className={other ? 'rd-differs' : ''}>
                <Mono>{check ? check.sealFound || '—' : word('unchecked')}</Mono>
              </td>
              <td>
                {check && (
                  <Mark tone={check.sealIntact ? 'good' : 'bad'}>
                    {word(check.sealIntact ? 'intact' : 'notIntact')}
                  </Mark>
                )}
              </td>
              <td>
                <Mono>{check?.newSeal || '—'}</Mono>
              </td>
              <td>
                {[check?.text, check && stillList(inspection, check.evidence)].filter(Boolean).join(' ') ||
                  '—'}
              </td>
            </tr>
          );
        })}
      </Table>
    </Section>
  );
}
