import type { Inspection } from '../../../shared/record/state';
import { Facts, heading, Mono } from '../bits';
import type { Block } from '../blocks';
import { groupDeclaration } from '../format';
import { word } from '../words';

/** A re-inspection names the earlier one, whose officers are barred from it. */
export function reinspection(inspection: Inspection): Block[] {
  const { reinspectionOf: earlier, officers } = inspection.case;
  if (!earlier) return [];
  const again = officers.some(({ badge }) => earlier.officers.includes(badge));
  return [
    heading('reinspection'),
    {
      key: 'reinspection/facts',
      node: (
        <Facts
          facts={[
            [
              'earlierDeclaration',
              <Mono>{groupDeclaration(earlier.declaration ?? inspection.case.declaration.number)}</Mono>,
            ],
            ['earlierOfficers', <Mono>{earlier.officers.join('、')}</Mono>],
            ['barred', word(again ? 'barredBroken' : 'barredKept'), 'wide'],
          ]}
        />
      ),
    },
  ];
}
