import { nameOf } from './names.ts';
import { type Told } from './suite.ts';

/** How the tests that count came out. */
export interface Verdict {
  readonly passed: readonly string[];
  /** Failed or never reached, and not listed. */
  readonly failed: readonly string[];
  /** Failed or never reached, and listed with a reason. */
  readonly listed: readonly string[];
  /** Listed although they pass. */
  readonly listedInVain: readonly string[];
  /** Failed although the server that answers `ok: 1` to everything passes them. */
  readonly failedBesides: readonly string[];
  /** Of the tests that count, from 0 to 1. */
  readonly share: number;
}

/** Names under which several tests stand pass where all of them do. */
export function passedNames(told: readonly Told[]): Set<string> {
  const failed = new Set(told.filter(({ outcome }) => outcome !== 'passed').map(nameOf));
  return new Set(told.map(nameOf).filter((name) => !failed.has(name)));
}

/** Judges what was told of a run by the tests that count and the failures that are known. */
export function judge(
  told: readonly Told[],
  { counted, listed }: { readonly counted: ReadonlySet<string>; readonly listed: ReadonlySet<string> },
): Verdict {
  const passing = passedNames(told);
  const failing = [...counted].filter((name) => !passing.has(name));
  const passed = [...counted].filter((name) => passing.has(name));
  const failedBesides = told.filter((test) => test.outcome === 'failed' && !counted.has(nameOf(test))).map(nameOf);
  return {
    passed,
    failed: failing.filter((name) => !listed.has(name)),
    listed: failing.filter((name) => listed.has(name)),
    listedInVain: passed.filter((name) => listed.has(name)),
    failedBesides: [...new Set(failedBesides)],
    share: counted.size === 0 ? 0 : passed.length / counted.size,
  };
}
