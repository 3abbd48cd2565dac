import type { Inspection } from '../../../shared/record/state';
import { Facts, heading, Mono } from '../bits';
import type { Block } from '../blocks';
import { coordinates, plainNumber } from '../format';
import { word } from '../words';

/** The company, and the place as it was declared. */
export function party(inspection: Inspection): Block[] {
  const { name, uscc, contact, premises } = inspection.case.company;
  return [
    heading('party'),
    {
      key: 'party/facts',
      node: (
        <Facts
          facts={[
            ['company', name],
            ['uscc', <Mono>{uscc}</Mono>],
            ['contact', contact ? [contact.name, contact.phone].filter(Boolean).join('，') : '—'],
            ['premises', premises.name],
            ['address', premises.address, 'wide'],
            ['coordinates', coordinates(premises.latitude, premises.longitude)],
            ['radius', word('metres', { n: plainNumber(premises.radiusMetres) })],
          ]}
        />
      ),
    },
  ];
}
