import type { Inspection } from '../../../shared/record/state';
import { Mono, Section, Table } from '../bits';
import { chinaClock, chinaTime, groupHex, plainNumber } from '../format';
import { useWords } from '../language';

export function Evidence({ inspection }: { inspection: Inspection }) {
  const { word } = useWords();
  const numbered = inspection.stills.map((still, index) => ({ ...still, number: index + 1 }));
  const taken = numbered.filter(({ captured }) => captured);
  if (taken.length === 0) {
    return (
      <Section title="evidenceList">
        <p>{word('noEvidence')}</p>
      </Section>
    );
  }
  return (
    <Section title="evidenceList">
      <Table heads={['number', 'captured', 'picture', 'hash']} widths={['8%', '24%', '22%', '46%']}>
        {taken.map(({ id, number, captured, received, setAside }) => (
          <tr key={id} className={setAside ? 'rd-aside' : ''}>
            <td>{number}</td>
            <td>
              {captured && chinaTime(captured.wall)}
              <br />
              {received ? `→ ${chinaClock(received.wall)}` : word('notReceived')}
            </td>
            <td>
              {captured && `${captured.width}×${captured.height}`}
              <small>{captured && word(captured.method === 'take-photo' ? 'takePhoto' : 'grabFrame')}</small>
              <small>{captured?.camera}</small>
            </td>
            <td>
              <Mono>{captured && groupHex(captured.original.sha256)}</Mono>
              <small>
                {captured && `${plainNumber(captured.original.size)} B`}
                {setAside && <b> {word('setAside', { reason: setAside.reason })}</b>}
              </small>
            </td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}
