import { ImportDisturbed } from './features/spaces/imports/importDisturbed.ts';
import { CannotStart } from './platform/cannotStart.ts';
import { ConfigFault } from './platform/config.ts';
import { OperationRefused } from './store/operationRefused.ts';
import { storeLost } from './store/storeLost.ts';
import { StoreUnavailable } from './store/storeUnavailable.ts';

/**
 * Exit codes: a fault that is told, a replay in which something moved (1, as a comparison that finds a difference ends), a
 * wrong use of the command line, a configuration that cannot be used (as sysexits.h has it).
 */
export const EXIT = { ok: 0, fault: 1, moved: 1, usage: 2, config: 78 } as const;

/** Errors whose message is a sentence for whoever started the program. */
const TOLD = [CannotStart, StoreUnavailable, OperationRefused, ImportDisturbed];

/** What to say of an error that ends the program, and the exit code: a sentence where a person can do something about it, else all that is known. */
export function farewellOf(error: unknown): { readonly message: string; readonly exitCode: number } {
  if (!(error instanceof Error)) return { message: String(error), exitCode: EXIT.fault };
  if (error instanceof ConfigFault) return { message: error.message, exitCode: EXIT.config };
  if (TOLD.some((kind) => error instanceof kind)) return { message: error.message, exitCode: EXIT.fault };
  const lost = storeLost(error);
  if (lost !== undefined) return { message: lost.message, exitCode: EXIT.fault };
  return {
    message: `Parkfit has failed by a fault of its own:\n${error.stack ?? error.message}`,
    exitCode: EXIT.fault,
  };
}
