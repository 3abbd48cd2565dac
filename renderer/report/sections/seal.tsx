import { QRCodeSVG } from '@rc-component/qrcode';
import { ruleText } from '../../../shared/record/rules';
import type { Inspection } from '../../../shared/record/state';
import { Facts, Mono, Section, Table } from '../bits';
import { chinaTime, groupHex } from '../format';
import { useWords } from '../language';
import { LIMITS } from '../texts';

/** The seal with its code to scan, how to check the record, and what the signatures do not prove. */
export function Seal({ inspection }: { inspection: Inspection }) {
  const { word, pick } = useWords();
  const { seal } = inspection;
  return (
    <Section title="seal">
      {seal ? (
        <div className="rd-seal">
          <Facts
            facts={[
              ['sealedAt', chinaTime(seal.wall)],
              ['sealCount', seal.count],
              ['sealHash', <Mono>{groupHex(seal.event)}</Mono>],
              ['sealRoot', <Mono>{groupHex(seal.root)}</Mono>],
              ['authority', <Mono>{groupHex(inspection.authority)}</Mono>],
            ]}
          />
          <QRCodeSVG
            value={`yuanjian-seal:${inspection.id}:${seal.event}`}
            size={112}
            level="M"
            title={word('sealHash')}
          />
        </div>
      ) : (
        <p>{word('notSealed')}</p>
      )}
      <p className="rd-note">{word('how')}</p>
      <div className="rd-limits">
        <h3>{word('limitsTitle')}</h3>
        <ol>
          {LIMITS.map((limit) => (
            <li key={limit.en}>{pick(limit)}</li>
          ))}
        </ol>
      </div>
    </Section>
  );
}

/** Events that are kept without effect: nothing is hidden. */
export function Rejected({ inspection }: { inspection: Inspection }) {
  const { language } = useWords();
  if (inspection.rejected.length === 0) return null;
  const nameOf = (author: string): string =>
    inspection.participants.find(({ fingerprint }) => fingerprint === author)?.name ?? author.slice(0, 8);
  return (
    <Section title="rejected">
      <Table heads={['event', 'name', 'rule']} widths={['42%', '16%', '42%']}>
        {inspection.rejected.map(({ event, author, seq, type, rule }) => (
          <tr key={event}>
            <td>
              {type} #{seq}
              <br />
              <Mono>{event.slice(0, 32)}</Mono>
            </td>
            <td>{nameOf(author)}</td>
            <td>{ruleText(rule, language)}</td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}
