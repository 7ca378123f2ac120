import { text } from 'node:stream/consumers';
import { run } from './cli/run.ts';
import { farewellOf } from './exit.ts';
import { stopOnSignal } from './stopOnSignal.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  terminal: { print, complain, readInput: () => text(process.stdin) },
  serve: () => import('./main.ts'),
  beforeStop({ stop, failed }) {
    const leave = (error: unknown): void => {
      const { message, exitCode } = farewellOf(error);
      complain(message);
      process.exit(exitCode);
    };
    void failed.then(leave);
    stopOnSignal({ say: print, stop, leave });
  },
});
