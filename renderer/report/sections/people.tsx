import { beijingSecond } from '../../../shared/beijing-time';
import { ROLE_LABELS, type Role } from '../../../shared/customs/codes';
import type { Inspection } from '../../../shared/record/state';
import { inCall } from '../attendance';
import { Both, heading, Label, Mono } from '../bits';
import { tableRows, type Block, type TableShape } from '../blocks';
import { word, type TextKey } from '../words';

const ORDER: readonly Role[] = ['lead', 'second', 'representative', 'witness', 'observer'];

const TABLE: TableShape = {
  id: 'people',
  heads: ['part', 'name', 'identity', 'intoCall', 'serial'],
  widths: ['15%', '12%', '23%', '17%', '33%'],
};

interface Row {
  key: string;
  part: Role;
  name: string;
  identity: readonly [TextKey, string] | null;
  call: string;
  serial: string | null;
}

/** Who has a part in the record, by which certificate, and who was never in the call. */
export function people(inspection: Inspection): Block[] {
  return [
    heading('people'),
    ...tableRows(
      rows(inspection).map(({ key, part, name, identity, call, serial }) => ({
        key: `people/${key}`,
        table: TABLE,
        node: (
          <>
            <td>
              <Both of={ROLE_LABELS[part]} />
            </td>
            <td>{name}</td>
            <td>
              {identity ? (
                <>
                  <small className="rd-above">
                    <Label of={identity[0]} />
                  </small>
                  <Mono>{identity[1]}</Mono>
                </>
              ) : (
                '—'
              )}
            </td>
            <td>{call}</td>
            <td className="rd-serial">{serial ? <Mono>{serial}</Mono> : word('noCertificate')}</td>
          </>
        ),
      })),
    ),
  ];
}

function rows(inspection: Inspection): Row[] {
  const certified = inspection.participants.flatMap((person): Row[] => {
    const { part, joined, fingerprint, name, badge, uscc, serial } = person;
    if (part === null || (part === 'observer' && joined === null)) return [];
    const call = inCall(inspection, fingerprint);
    const identity = badge ? (['badge', badge] as const) : uscc ? (['uscc', uscc] as const) : null;
    const time = call ? beijingSecond(call.wall) : word('notInCall');
    return [{ key: fingerprint, part, name, identity, call: time, serial }];
  });
  // An officer whom the case names may never have enrolled: the record says so, too.
  const absent = inspection.case.officers
    .filter(({ role }) => !certified.some(({ part }) => part === role))
    .map(({ role, name, badge }): Row => {
      return {
        key: role,
        part: role,
        name,
        identity: ['badge', badge],
        call: word('notInCall'),
        serial: null,
      };
    });
  return [...certified, ...absent].sort((a, b) => ORDER.indexOf(a.part) - ORDER.indexOf(b.part));
}
