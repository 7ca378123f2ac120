import { type Terminal } from './terminal.ts';

/** What the command line runs in. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  /** Starts the server, which goes on until it is stopped. */
  readonly serve: () => Promise<unknown>;
  /** Has `stop` done when the program is told to stop, and ends the program with the error of `failed`. */
  readonly beforeStop: (running: RunningServer) => void;
}

/** A server that a command has started, and that goes on. */
export interface RunningServer {
  readonly stop: () => Promise<void>;
  readonly failed: Promise<Error>;
}

/** One command, given the words that follow its name; returns the exit code, or undefined where it goes on. */
export type Command = (words: readonly string[], surroundings: Surroundings) => Promise<number | undefined>;
