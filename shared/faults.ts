import { type z } from 'zod';
import { type FieldFault } from './failure.ts';

/**
 * The faults that a schema found, each named by its path below `root` (`query` + `limit` → `query.limit`). A fault of the
 * whole is named `root`, or `body` where there is no root; an unknown field is named by its own path.
 */
export function faultsOf(error: z.ZodError, root = ''): FieldFault[] {
  return error.issues.flatMap((issue) => issueFaults(issue, root === '' ? [] : [root]));
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

function issueFaults(issue: Issue, above: Path): FieldFault[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => fault([...path, key], 'Is not known here'));
  if (issue.code === 'invalid_union') return unionFaults(issue, path);
  return [fault(path, issue.message)];
}

/** Of a union, the faults of the alternative that was meant; where none was followed, what each would have taken. */
function unionFaults({ errors, message }: Extract<Issue, { code: 'invalid_union' }>, path: Path): FieldFault[] {
  const meant = errors
    .filter((issues) => issues.some(({ path: below }) => below.length > 0))
    .sort((one, other) => strangers(one) - strangers(other) || depth(other) - depth(one))[0];
  if (meant !== undefined) return meant.flatMap((issue) => issueFaults(issue, path));
  const messages = [...new Set(errors.flatMap((issues) => issues.map((issue) => issue.message)))];
  return [fault(path, messages.length === 0 ? message : messages.join(', or: '))];
}

/** Fields that an alternative does not know: whoever wrote them meant another one. */
function strangers(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0), 0);
}

function depth(issues: readonly Issue[]): number {
  return issues.reduce((deepest, { path }) => Math.max(deepest, path.length), 0);
}

function fault(path: Path, message: string): FieldFault {
  return { path: path.length === 0 ? 'body' : path.map(String).join('.'), message };
}
