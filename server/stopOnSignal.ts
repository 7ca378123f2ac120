/** What happens at a signal to stop. */
export interface Stopping {
  readonly say: (line: string) => void;
  readonly stop: () => Promise<void>;
  /** Ends the process with what went wrong while stopping. */
  readonly leave: (error: unknown) => void;
}

/** Stops in order at the first signal, at once at a later one. */
export function stopOnSignal({ say, stop, leave }: Stopping): void {
  let isStopping = false;
  let mayStopAtOnce = false;
  const onSignal = (): void => {
    if (mayStopAtOnce) process.exit(INTERRUPTED);
    if (isStopping) return;
    isStopping = true;
    say('Stopping.');
    setTimeout(() => {
      mayStopAtOnce = true;
    }, ECHO_MS).unref();
    stop().then(() => {
      say('Stopped; everything is stored.');
      process.exit(0);
    }, leave);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

/** For so long a further signal is taken for the same one: of one Ctrl-C, npm and tsx each pass on a signal of their own. */
const ECHO_MS = 500;

/** Exit code of a program that was interrupted, as shells have it. */
const INTERRUPTED = 130;
