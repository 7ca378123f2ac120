import { StoreUnavailable } from './storeUnavailable.ts';

/** What to tell of an error that says that an open store has gone away or failed; undefined where it says something else. */
export function storeLost(error: unknown): StoreUnavailable | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && error.code === OPERATION_FAILED) return new StoreUnavailable(error.message, error);
  if (!isOfConnection(error)) return undefined;
  return new StoreUnavailable('The process that served the store has ended or answers no more; try again.', error);
}

/** The code with which the embedded store says, in a sentence, that its disk has failed. */
const OPERATION_FAILED = 96;

function isOfConnection(error: Error): boolean {
  // A connection that breaks while something is written gives the error of its socket.
  const isBroken = 'syscall' in error && 'code' in error && BROKEN.has(String(error.code));
  return isBroken || DRIVER_ERROR.test(error.name);
}

const BROKEN = new Set(['EPIPE', 'ECONNRESET', 'ECONNREFUSED']);

/** By name: mongoose and the driver each have classes of their own for it. */
const DRIVER_ERROR = /^Mongo(?:ose)?(?:Network|ServerSelection|PoolClear|NotConnected|TopologyClosed)/u;
