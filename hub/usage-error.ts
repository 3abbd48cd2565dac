import type { Message } from '../shared/messages/index';

/** Something on the command line that cannot be; the message says what to write instead. */
export class UsageError extends Error {
  constructor(readonly words: Message) {
    super(words.en);
  }
}
