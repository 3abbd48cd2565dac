import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/ipc/contract';
import { go } from '../../app/route';
import { useStandstill } from '../../law/standstill-words';
import { CameraBanners } from './camera/camera-banners';
import { GapNote } from './gap-note';
import { useRoom, type PeerShown } from './room-session';
import { SmallWindow } from './small-window';

/** What everybody in the room has to know now; nothing where nothing is wrong. */
export function Banners({ view, peer }: { view: CaseView; peer: PeerShown | undefined }) {
  const { t } = useTranslation('room');
  const law = useTranslation('law');
  const hubThere = useRoom((room) => room.hubThere);
  const { inspection, me, phase } = view;
  const still = useStandstill(inspection);
  return (
    <div className="banners" aria-live="polite">
      {peer?.trouble && (
        <p className="banner bad" data-testid="peer-trouble">
          {t('peer.trouble')}
        </p>
      )}
      <GapNote inspection={inspection} />
      <SmallWindow />
      <CameraBanners company={me.part === 'representative'} />
      {!hubThere && (
        <p className="banner" data-testid="hub-lost">
          {t('hub.lost')}
        </p>
      )}
      {still && phase === 'open' && me.part !== 'representative' && (
        <p className="banner" data-testid="standstill" data-state={still.kind}>
          <strong>{still.title}</strong> {still.why} · {law.t('since', { time: still.since })}
        </p>
      )}
      {phase !== 'open' && (
        <p className="banner" data-testid="room-phase">
          {t(phase === 'signing' ? 'phase.signing' : 'phase.sealed')}
          {phase === 'signing' && (
            <Button
              size="small"
              type="primary"
              data-testid="room-sign"
              onClick={() => go({ screen: 'sign-off', caseId: inspection.id })}
            >
              {t('phase.signing.go')}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
