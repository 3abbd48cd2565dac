import { enterRoom } from '../drive/desk';
import { memoryWhileRecording, thirds } from '../drive/memory';
import { startRecording } from '../drive/recording';
import { joinCall, measured } from '../drive/room';
import { measurement, type Measurement } from './measure';
import { openRoom } from './room';

/** A recorded call as long as a real one, unless the command line says otherwise. */
const MINUTES = 10;

/** The officer's app while it records: the last third of the time beside the first, after a warm-up. */
export async function benchMemory(minutes = MINUTES): Promise<Measurement> {
  const { lead, company, close } = await openRoom();
  try {
    await enterRoom(lead.page);
    await joinCall(lead.page);
    await measured(lead.page, 'first-frame');
    await startRecording(lead.page, company.page);
    const { first, last } = thirds(await memoryWhileRecording(lead, minutes * 60));
    return measurement('memory', 'MiB', 'lower', last, first, 'the first third of the same recording', 1.15);
  } finally {
    await close();
  }
}
