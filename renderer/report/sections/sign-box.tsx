import type { ReactNode } from 'react';
import { ROLE_LABELS } from '../../../shared/customs/codes';
import type { FieldName } from '../../../shared/pdf/fields';
import { Both, Label } from '../bits';
import { TEXTS } from '../texts';
import type { TextKey } from '../words';

/** What an empty box says: on paper it may stay so. */
const EMPTY: Record<FieldName, TextKey> = {
  representative: 'partyToSign',
  witness: 'toWitness',
  lead: 'toSign',
  second: 'toSign',
  seal: 'toSeal',
};

interface BoxProps {
  field: FieldName;
  /** What is signed already; on paper it is the signature that shows it. */
  children?: ReactNode;
}

/**
 * A box of fixed size for one signature, with who it is for above it. The link is no link: in the print it says where
 * the signature's field belongs, and nothing can click it.
 */
export function SignBox({ field, children }: BoxProps) {
  return (
    <div className="rd-sign">
      <h3>
        <Both of={field === 'seal' ? TEXTS.sealBox : ROLE_LABELS[field]} />
      </h3>
      <a className="rd-sign-box" data-field={field} href={`https://field.invalid/${field}`} tabIndex={-1}>
        {children ?? (
          <span className="rd-quiet">
            <Label of={EMPTY[field]} />
          </span>
        )}
      </a>
    </div>
  );
}
