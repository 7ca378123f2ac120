/** Where a command reads and writes. */
export interface Terminal {
  readonly print: (line: string) => void;
  /** Says what is wrong, apart from the output. */
  readonly complain: (line: string) => void;
  readonly readInput: () => Promise<string>;
}

/** The command line was used in a way that it does not have; the message says which. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}
