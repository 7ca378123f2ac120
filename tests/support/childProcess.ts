import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ROOT, nodeWordsOf } from './built/builtPrograms.ts';

/** What a program that has ended has said. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A program that runs. */
export interface Running {
  readonly pid: number;
  /** Resolves with the first line of its output that matches, and rejects where the program ends before. */
  readonly line: (pattern: RegExp) => Promise<string>;
  /** All that it has written on standard error so far. */
  readonly said: () => string;
  readonly signal: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<Ended>;
}

interface Surroundings {
  readonly env: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly within?: string;
}

/**
 * Starts a TypeScript program of the product with exactly the given settings on top of what Node itself needs; `within` is
 * a command of the shell that comes first, for a limit of the system.
 */
export function start(
  [program, ...words]: readonly [string, ...string[]],
  { env, input = '', within = ':' }: Surroundings,
): Running {
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env;
  const node = [process.execPath, ...nodeWordsOf(program), ...words];
  const child = spawn('/bin/sh', ['-c', `${within}; exec "$@"`, 'sh', ...node], {
    cwd: ROOT,
    env: { PATH, HOME, TMPDIR, ...env },
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    out += piece;
  });
  child.stdin.end(input);
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    err += piece;
  });
  const ended = once(child, 'close').then(([code]): Ended => ({
    code: code as number | null,
    out,
    err,
  }));
  return {
    pid: child.pid ?? 0,
    said: () => err,
    signal: (signal) => child.kill(signal),
    ended,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(out)?.[0];
          if (found !== undefined) resolve(found);
        };
        child.stdout.on('data', look);
        look();
        void ended.then(({ err: said }) => {
          reject(new Error(`It ended before it said ${String(pattern)}: ${said}`));
        });
      }),
  };
}
