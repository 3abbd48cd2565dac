import type { CallSession, Inspection } from '../../../shared/record/state';
import { Section, Table } from '../bits';
import { chinaClock, chinaTime } from '../format';
import { useWords } from '../language';

/** Calls and their interruptions, by both sides' clocks. */
export function Course({ inspection }: { inspection: Inspection }) {
  const { word } = useWords();
  const nameOf = (author: string): string =>
    inspection.participants.find(({ fingerprint }) => fingerprint === author)?.name ?? author.slice(0, 8);
  const spoken = inspection.calls.filter(({ connected }) => connected !== null);
  if (spoken.length === 0) {
    return (
      <Section title="course">
        <p>{word('noCalls')}</p>
      </Section>
    );
  }
  return (
    <Section title="course">
      <Table
        heads={['number', 'from', 'to', 'participants', 'interruptions']}
        widths={['12%', '22%', '22%', '22%', '22%']}
      >
        {spoken.map((call, index) => (
          <tr key={call.id}>
            <td>{word('session', { n: index + 1 })}</td>
            <td>{chinaTime(call.connected?.wall ?? '')}</td>
            <td>{endOf(call)}</td>
            <td>{[...new Set(call.joined.map(({ author }) => nameOf(author)))].join('、')}</td>
            <td>
              {call.interruptions.length === 0
                ? word('noInterruptions')
                : call.interruptions
                    .map(({ wall, author }) => `${chinaClock(wall)} (${nameOf(author)})`)
                    .join('、')}
            </td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}

function endOf(call: CallSession): string {
  const last = call.left
    .map(({ wall }) => wall)
    .sort()
    .at(-1);
  return last ? chinaTime(last) : '—';
}
