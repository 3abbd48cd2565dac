import type { Inspection } from '../../../shared/record/state';
import { Facts, heading, Label, line, Mono } from '../bits';
import { together, type Block } from '../blocks';
import { groupHex } from '../format';
import { TEXTS } from '../texts';

/** Where the seal is found, and how the record is checked. */
export function seal(inspection: Inspection): Block[] {
  const authority: Block = {
    key: 'seal/authority',
    node: <Facts facts={[['authority', <Mono>{groupHex(inspection.authority)}</Mono>, 'wide']]} />,
  };
  const how: Block = {
    key: 'seal/how',
    node: (
      <p className="rd-note">
        {TEXTS.how.zh}
        <small lang="en"> {TEXTS.how.en}</small>
      </p>
    ),
  };
  return together([heading('seal'), authority, line('seal/code', <Label of="codeAbout" />), how]);
}
