import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The product as its users run it, in a process of its own. */
export interface RunningApp {
  /** Address without a slash at its end. */
  readonly url: string;
  /** What it has printed so far. */
  readonly output: () => string;
  /** Ends it as Ctrl-C would and removes its data folder. */
  readonly stop: () => Promise<void>;
}

/** Starts the product on a free port over a new data folder, unless `environment` names one; the client must have been built. */
export async function startApp(environment: Readonly<Record<string, string>> = {}): Promise<RunningApp> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'parkfit-app-'));
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    env: {
      ...withoutDatabase(),
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataFolder,
      RATE_LIMITS: 'off',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  const keep = (chunk: Buffer): void => void printed.push(chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const url = await printedBy(child, printed, /(?<found>http:\/\/127\.0\.0\.1:\d+)/u);
  return {
    url,
    output: () => printed.join(''),
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGINT');
        await once(child, 'exit');
      }
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Tests never touch the database that a person may have configured. */
function withoutDatabase(): NodeJS.ProcessEnv {
  return { ...process.env, MONGODB_URI: undefined };
}

/** What a pattern finds in all that a program prints, once it is there. */
function printedBy(child: ChildProcess, printed: string[], pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const found = pattern.exec(printed.join(''))?.groups?.['found'];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('exit', (code) => {
      reject(new Error(`The product ended with ${String(code)} before it was ready:\n${printed.join('')}`));
    });
  });
}
