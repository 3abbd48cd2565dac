import { namedBlob } from './blob-needs';
import type { CallPeer, Heard } from './call-peer';
import type { Cameras } from './camera/cameras';
import type { EventsExchange } from './events-exchange';
import type { Guidance } from './guidance';
import type { RecordPort } from './main-port';
import type { StillAsker } from './still-asker';
import type { StillSource } from './still-source';

/** Who deals with what the others in the call say. */
export interface Hearing {
  caseId: string;
  record: RecordPort;
  events: EventsExchange;
  asker: StillAsker;
  guidance: Guidance;
  /** Only on the company's machine. */
  source: StillSource | null;
  cameras: Cameras;
  point: (at: { x: number; y: number } | null) => void;
  dismiss: (peer: CallPeer) => void;
}

/** Gives a message to the part that it is for. Whether this person may say it was checked before (control-guard). */
export function hear(hearing: Hearing, peer: CallPeer, message: Heard): void {
  switch (message.t) {
    case 'hello':
      void hearing.events.onHello(peer, message);
      break;
    case 'event':
      hearing.events.onEvent(peer, message.event);
      break;
    case 'pointer':
      hearing.point(message.at);
      break;
    case 'mark':
    case 'unmark':
    case 'freeze':
    case 'voice':
      hearing.guidance.hear(message);
      break;
    case 'shutter':
      hearing.source?.request(message.still, message.item, message.from ?? 'main');
      break;
    case 'still':
      hearing.asker.onStep(message);
      break;
    case 'want':
      give(hearing, peer, message.sha256, message.offset);
      break;
    case 'got':
      peer.stopGiving(message.sha256);
      if (message.ok) hearing.source?.delivered(peer, message.sha256);
      break;
    case 'cameras':
    case 'camera':
    case 'camera-done':
    case 'holder-cue':
      hearing.cameras.hear(peer, message);
      break;
    case 'bye':
      hearing.dismiss(peer);
      break;
  }
}

/** Only what the record names is given away. */
function give({ caseId, record }: Hearing, peer: CallPeer, sha256: string, offset: number): void {
  const view = record.view();
  const blob = view && namedBlob(view, sha256);
  if (blob) peer.give({ case: caseId, sha256: blob.sha256, size: blob.size }, offset);
}
