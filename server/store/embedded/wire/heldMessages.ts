import { type WireLimits } from './limits.ts';

/** Messages of all connections that have not come whole yet. */
export interface HeldMessages {
  /** `end` is called where the message of a connection takes more room than there is, or too long. */
  readonly of: (end: () => void) => HeldMessage;
}

/** The one of a connection. */
interface HeldMessage {
  /** How much room it takes now; 0 where there is none. */
  readonly takes: (bytes: number) => void;
  /** The connection is not listened to for a while, so it cannot be its fault that nothing comes. */
  readonly pause: () => void;
  readonly resume: () => void;
}

export function createHeldMessages({ heldBytes, patienceMs, after }: WireLimits): HeldMessages {
  let all = 0;

  return {
    of(end) {
      let own = 0;
      let cancel: (() => void) | undefined;
      const stop = (): void => {
        cancel?.();
        cancel = undefined;
      };
      const wait = (): void => {
        if (own > 0) cancel ??= after(patienceMs, end);
      };
      return {
        takes(bytes) {
          const isOther = bytes === 0 || own === 0;
          all += bytes - own;
          own = bytes;
          if (isOther) stop();
          wait();
          if (bytes > 0 && all > heldBytes) end();
        },
        pause: stop,
        resume: wait,
      };
    },
  };
}
