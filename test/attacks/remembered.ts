/**
 * A function of bytes and keys alone, with its answers remembered: ten thousand checks of bundles that differ in one byte
 * ask the same questions again and again. Errors are remembered like answers.
 */
export function remembered<A extends unknown[], R>(work: (...args: A) => R): (...args: A) => R {
  const answers = new Map<string, { value: R } | { error: unknown }>();
  const keys = new WeakMap<object, number>();
  let count = 0;
  const nameOf = (arg: unknown): string => {
    if (arg instanceof Uint8Array)
      return Buffer.from(arg.buffer, arg.byteOffset, arg.byteLength).toString('latin1');
    if (Array.isArray(arg)) return `[${arg.map(nameOf).join('\u0001')}]`;
    if (typeof arg !== 'object' || arg === null) return String(arg);
    const known = keys.get(arg) ?? count++;
    keys.set(arg, known);
    return `#${known}`;
  };
  return (...args) => {
    const name = args.map(nameOf).join('\u0000');
    let answer = answers.get(name);
    if (!answer) {
      try {
        answer = { value: work(...args) };
      } catch (error) {
        answer = { error };
      }
      // What a flip made is asked only once.
      if (answers.size < 500) answers.set(name, answer);
    }
    if ('error' in answer) throw answer.error;
    return answer.value;
  };
}
