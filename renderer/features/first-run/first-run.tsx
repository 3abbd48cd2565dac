import { create } from 'zustand';
import type { AppStatus } from '../../../shared/ipc/contract';
import { useAction } from '../../app/action';
import { call } from '../../app/bridge';
import { useJoinLink } from '../../app/join-link';
import { go } from '../../app/route';
import { CompanyJoin } from './company-join';
import { MakeStore } from './make-store';
import { OfficerEnrol } from './officer-enrol';
import { PassphraseForm } from './passphrase-form';
import { RoleChoice, type RoleChoiceId } from './role-choice';

interface FirstRunState {
  role: 'officer' | 'company' | null;
  /** The person has seen the choice of roles, whether or not a link made it for them at first. */
  asked: boolean;
  choose: (role: 'officer' | 'company' | null) => void;
}

const useFirstRun = create<FirstRunState>((set) => ({
  role: null,
  asked: false,
  choose: (role) => set({ role, asked: true }),
}));

interface FirstRunProps {
  status: AppStatus;
  onStatus: (status: AppStatus) => void;
}

/** Who are you → the store's key → enrolment. Goes on where it was left when the app was closed in between. */
export function FirstRun({ status, onStatus }: FirstRunProps) {
  const { role: chosen, asked, choose } = useFirstRun();
  const link = useJoinLink((state) => state.text);
  const begin = useAction(async (choice: RoleChoiceId) => {
    if (choice === 'both') await call('app.open-companion');
    choose(choice === 'company' ? 'company' : 'officer');
  });
  // Somebody who opened an invitation is most likely the company's representative; an officer goes back one step.
  const role = chosen ?? (link !== null && !asked ? 'company' : null);
  const back = () => choose(null);

  if (role === null) {
    return (
      <RoleChoice
        busy={begin.busy}
        error={begin.error}
        onChoose={(choice) => void begin.run(choice)}
        onVerify={() => go({ screen: 'verify' })}
      />
    );
  }
  if (status.stage === 'first-run') {
    return status.keyKeeper === 'passphrase' ? (
      <PassphraseForm onDone={onStatus} onBack={back} />
    ) : (
      <MakeStore onDone={onStatus} />
    );
  }
  return role === 'officer' ? (
    <OfficerEnrol onDone={onStatus} onBack={back} />
  ) : (
    <CompanyJoin onDone={onStatus} onBack={back} />
  );
}
