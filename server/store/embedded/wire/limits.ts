/** What a client may ask of the server's memory and patience. */
export interface WireLimits {
  /** How much room the messages of all connections together may take that have not come whole yet. */
  readonly heldBytes: number;
  /** How long the rest of a message may be awaited. */
  readonly patienceMs: number;
  /** Calls back after so long, unless it is cancelled before. */
  readonly after: (ms: number, then: () => void) => () => void;
}

/** Room for five messages of the largest size; who has sent half a message for a minute will not send the rest. */
export const WIRE_LIMITS: WireLimits = {
  heldBytes: 256 * 1024 * 1024,
  patienceMs: 60_000,
  after(ms, then) {
    const timer = setTimeout(then, ms);
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
};
