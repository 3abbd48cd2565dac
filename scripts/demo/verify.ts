import { spawn } from 'node:child_process';
import path from 'node:path';
import { projectDir } from '../runtime/where.mjs';

/**
 * Checks a bundle with the same command that a stranger would use, and shows what it says.
 * @param args the bundle, and whom to trust
 * @returns what the command said
 * @throws Error it did not end with “passed”
 */
export function verify(args: readonly string[]): Promise<string> {
  const command = [
    '--import',
    import.meta.resolve('tsx'),
    path.join(projectDir, 'scripts/verify.ts'),
    ...args,
  ];
  const child = spawn(process.execPath, command, { cwd: projectDir, stdio: ['ignore', 'pipe', 'inherit'] });
  let words = '';
  child.stdout.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk);
    words += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(words) : reject(new Error(`npm run verify ended with ${String(code)}`)),
    );
  });
}
