const START = 'advice ';

/** What an edit is about that takes an answer's advice on a criterion. */
export function advice(criterion: string): string {
  return `${START}${criterion}`;
}

/** The criterion on which advice was taken; undefined for any other edit. */
export function advisedCriterion(about: string | undefined): string | undefined {
  return about?.startsWith(START) === true ? about.slice(START.length) : undefined;
}
