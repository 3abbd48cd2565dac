import { ROLE_LABELS } from '../../../shared/customs/codes';
import type { Inspection, Part, Stamp } from '../../../shared/record/state';
import { Mono, Section, Table } from '../bits';
import { chinaTime, groupHex } from '../format';
import { useWords } from '../language';

export function Signatures({ inspection }: { inspection: Inspection }) {
  const { word } = useWords();
  const { signOff, voided } = inspection;
  const nobody = !signOff || (signOff.signatures.length === 0 && !signOff.refusal);
  return (
    <Section title="signatures">
      {nobody ? (
        <p>{word('unsigned')}</p>
      ) : (
        <Table
          heads={['part', 'name', 'signedAt', 'statement', 'certificate']}
          widths={['14%', '12%', '17%', '24%', '33%']}
        >
          {signOff.refusal && (
            <Row
              inspection={inspection}
              given={signOff.refusal}
              statement={word('refused', { reason: signOff.refusal.reason })}
              refused
            />
          )}
          {signOff.signatures.map((signature) => (
            <Row
              key={signature.event}
              inspection={inspection}
              given={signature}
              statement={signature.statement || word('noStatement')}
            />
          ))}
        </Table>
      )}
      {voided.length > 0 && (
        <div className="rd-note">
          <b>{word('voided')}</b>
          {voided.map(({ reopened, signatures }) => (
            <p key={reopened.event}>
              {word('voidedLine', {
                at: chinaTime(reopened.wall),
                reason: reopened.reason,
                n: signatures.length,
              })}
            </p>
          ))}
        </div>
      )}
    </Section>
  );
}

interface RowProps {
  inspection: Inspection;
  given: Stamp & { part: Part; name: string };
  statement: string;
  refused?: boolean;
}

function Row({ inspection, given, statement, refused = false }: RowProps) {
  const { pick, word } = useWords();
  const signer = inspection.participants.find(({ fingerprint }) => fingerprint === given.author);
  // A refusal may be noted by the officer; the certificate is then the officer's.
  const notedBy = refused && signer && signer.part !== given.part ? signer.name : null;
  return (
    <tr className="rd-signature">
      <td>{pick(ROLE_LABELS[given.part])}</td>
      <td className={refused ? 'rd-differs' : 'rd-signer'}>
        {given.name || '—'}
        {notedBy && <small> ({notedBy})</small>}
      </td>
      <td>{chinaTime(given.wall)}</td>
      <td className="rd-wrap">{statement}</td>
      <td>
        <small>{word('serial')}</small>
        <Mono>{signer?.serial}</Mono>
        <small>{word('fingerprint')}</small>
        <Mono>{groupHex(given.author)}</Mono>
      </td>
    </tr>
  );
}
