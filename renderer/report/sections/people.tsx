import { ROLE_LABELS } from '../../../shared/customs/codes';
import type { Inspection } from '../../../shared/record/state';
import { Mono, Section, Table } from '../bits';
import { chinaTime } from '../format';
import { useWords } from '../language';

const ORDER = ['lead', 'second', 'representative', 'witness', 'observer'];

export function People({ inspection }: { inspection: Inspection }) {
  const { pick, word } = useWords();
  const named = inspection.participants
    .filter(({ part, joined }) => part !== null && (joined !== null || part !== 'observer'))
    .sort((a, b) => ORDER.indexOf(a.part ?? '') - ORDER.indexOf(b.part ?? ''));
  return (
    <Section title="people">
      <Table
        heads={['part', 'name', 'badge', 'joined', 'certificate']}
        widths={['18%', '14%', '23%', '22%', '23%']}
      >
        {named.map(({ fingerprint, part, name, badge, uscc, joined, serial }) => (
          <tr key={fingerprint}>
            <td>{part && pick(ROLE_LABELS[part])}</td>
            <td>{name}</td>
            <td>
              <Mono>{badge ?? uscc ?? '—'}</Mono>
            </td>
            <td>{joined ? chinaTime(joined.wall) : word('notJoined')}</td>
            <td>
              <Mono>{serial.slice(0, 16)}…</Mono>
            </td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}
