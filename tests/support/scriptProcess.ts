import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { nodeWordsOf } from './built/builtPrograms.ts';

/** A process that runs a script, and the lines that it writes. */
export interface ScriptProcess {
  readonly pid: number;
  readonly lines: AsyncIterator<string>;
  /** Writes a line to it. */
  readonly say: (line: string) => void;
  /** Ends it at once, as a power cut would, and waits until it is gone. */
  readonly kill: () => Promise<void>;
  /** The code with which it has ended, or the signal that has ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** How a script is started. */
export interface ScriptWish {
  /** The script, from the folder of all tests. */
  readonly script: string;
  readonly args?: readonly string[];
  /** A command of the shell that comes first, for a limit of the system. */
  readonly within?: string;
  /** Words that come before the program. */
  readonly wrapper?: readonly string[];
}

export function startScript({ script, args = [], within = ':', wrapper = [] }: ScriptWish): ScriptProcess {
  const words = [...wrapper, process.execPath, ...nodeWordsOf(`tests/${script}`), ...args];
  const child: ChildProcess = spawn('/bin/sh', ['-c', `${within}; exec "$@"`, 'sh', ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('The process has no output.');
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals | null);
  child.stdin?.on('error', () => undefined);
  return {
    pid: child.pid ?? 0,
    lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](),
    say(line) {
      child.stdin?.write(`${line}\n`);
    },
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
