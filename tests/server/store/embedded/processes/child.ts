import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A process of this folder, and the lines that it writes. */
export interface Child {
  readonly lines: AsyncIterator<string>;
  /** Ends it at once, as a power cut would, and waits until it is gone. */
  readonly kill: () => Promise<void>;
  readonly ended: Promise<unknown>;
}

/** Starts a script; `within` is a command of the shell that comes first, for a limit of the system. */
export function startChild(script: 'serve' | 'join' | 'fill', args: readonly string[], within = ':'): Child {
  const path = fileURLToPath(new URL(`./${script}.ts`, import.meta.url));
  const child: ChildProcess = spawn(
    '/bin/sh',
    ['-c', `${within}; exec "$@"`, 'sh', process.execPath, '--import', 'tsx', path, ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (!child.stdout) throw new Error('The process has no output.');
  const ended = once(child, 'close');
  return {
    lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](),
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
