import { create } from 'zustand';
import type { CallPeer } from '../../call/call-peer';
import type { CallEngine } from '../../call/engine';
import {
  CallRecorder,
  type CallRecorderOptions,
  type RecorderState,
} from '../../call/recording/call-recorder';

interface RecordingStore extends RecorderState {
  recorder: CallRecorder | null;
}

const NOTHING: RecordingStore = {
  recorder: null,
  recording: null,
  going: false,
  progress: null,
  error: null,
};

/** What this machine is recording. It goes on behind other screens, as the call does. */
export const useRecording = create<RecordingStore>(() => NOTHING);

/** Lets a call be recorded, from its beginning to its end; whether it is, the record says. */
export function recordCall(engine: CallEngine, options: Omit<CallRecorderOptions, 'show'>): void {
  const show = (state: Partial<RecorderState>): void => useRecording.setState(state);
  const recorder = new CallRecorder({ ...options, show });
  useRecording.setState({ ...NOTHING, recorder });
  engine.on('peers', (peers) => recorder.meet(peers.map(recorded)));
  engine.on('ended', () => {
    // What the main process has by then is safe, and it ends what a window no longer can.
    recorder.end('left').catch(() => undefined);
    useRecording.setState({ recorder: null });
  });
}

const recorded = ({ part, connected, shown: { stream } }: CallPeer) => ({ part, connected, stream });
