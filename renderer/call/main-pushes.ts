import { AppError } from '../../shared/errors';
import type { Pushes } from '../../shared/ipc/contract';
import type { MainPort } from './main-port';

/** What a call wants to hear from main. */
export interface MainHearer {
  roster: (roster: Pushes['call-roster']) => void;
  paths: (paths: Pushes['call-paths']) => void;
  signal: (signal: Pushes['call-signal']) => void;
  /** Somebody between the two of us changed what was signalled. */
  tampered: (error: AppError) => void;
  /** This machine has other addresses than before. */
  network: () => void;
  hub: (connected: boolean) => void;
  arrived: (sha256: string) => void;
}

/** Listens to what main tells about one case's call; returns the functions that stop. */
export function listenToMain(main: MainPort, caseId: string, hearer: MainHearer): (() => void)[] {
  const mine =
    <T extends { case: string }>(act: (push: T) => void) =>
    (push: T) => {
      if (push.case === caseId) act(push);
    };
  return [
    main.on('call-roster', mine(hearer.roster)),
    main.on('call-paths', mine(hearer.paths)),
    main.on('call-signal', mine(hearer.signal)),
    main.on(
      'call-tampered',
      mine(({ error }) => hearer.tampered(new AppError(error.code, error.params))),
    ),
    main.on('call-network', mine(hearer.network)),
    main.on(
      'call-hub',
      mine(({ connected }) => hearer.hub(connected)),
    ),
    main.on(
      'blob-arrived',
      mine(({ sha256 }) => hearer.arrived(sha256)),
    ),
  ];
}
