import { useState } from 'react';
import { useAction } from '../../app/action';
import { writeFact, type Fact } from './room-facts';

/** Saves a fact and says "saved" until something is changed; "saved" means signed and on this machine's disk. */
export function useSaved(caseId: string) {
  const [saved, setSaved] = useState(false);
  const { run, busy, error } = useAction((fact: Fact) => writeFact(caseId, fact));
  return {
    busy,
    error,
    saved,
    touched: () => setSaved(false),
    save: (fact: Fact) => void run(fact).then(setSaved),
  };
}
