import { type Finding } from '#shared/criterion.ts';
import { type Answer } from '#shared/matchEndpoints.ts';

/**
 * An answer as JSON, the same text that `JSON.stringify` gives. Of some thousand findings a third are distinct, and what is
 * found of equal offers is one object: each is written once, which all of them would take twice as long as.
 */
export function answerText(answer: Pick<Answer, 'nearMisses'> & { readonly results: readonly Explained[] }): string {
  const shown: (readonly Finding[])[] = [];
  const withoutFindings = (judged: Explained): unknown => {
    if (judged.findings === undefined) return judged;
    shown.push(judged.findings);
    return { ...judged, findings: 0 };
  };
  const { results, nearMisses } = answer;
  const frame = JSON.stringify({
    ...answer,
    results: results.map(withoutFindings),
    ...(nearMisses && { nearMisses: nearMisses.map(withoutFindings) }),
  });
  return filled(frame.split(NO_FINDINGS), listsOf(shown));
}

/** What has findings, where they are asked for. */
interface Explained {
  readonly findings?: readonly Finding[] | undefined;
}

/** What stands for a list of findings. It cannot be within a text, whose quotes are escaped, and findings are a list elsewhere. */
const NO_FINDINGS = '"findings":0';

/** A frame with what stands in its gaps. */
function filled(frame: readonly string[], lists: readonly string[]): string {
  return frame.map((piece, at) => (at === 0 ? piece : `"findings":${lists[at - 1] ?? '[]'}${piece}`)).join('');
}

/** Each list of findings as JSON. */
function listsOf(shown: readonly (readonly Finding[])[]): string[] {
  const numbers = new Map<Finding, number>();
  const rows = shown.map((findings) => findings.map((finding) => numberOf(finding, numbers)));
  // Written all at once, and taken apart again: a third of the time that one by one takes.
  const bodies = JSON.stringify([...numbers.keys()])
    .slice(BEGIN.length, -END.length)
    .split(BETWEEN);
  return rows.map((row) =>
    row.length === 0 ? '[]' : `${BEGIN}${row.map((number) => bodies[number]).join(BETWEEN)}${END}`,
  );
}

/** How a list of findings begins, what is between two, and how it ends: facts are flat, so that nothing within one looks like it. */
const BEGIN = '[{"criterion":';
const BETWEEN = '},{"criterion":';
const END = '}]';

function numberOf(finding: Finding, numbers: Map<Finding, number>): number {
  const number = numbers.get(finding) ?? numbers.size;
  if (number === numbers.size) numbers.set(finding, number);
  return number;
}
