const START = 'advice ';

/** What an edit is about that takes an answer's advice on one or several criteria. */
export function advice(...criteria: readonly string[]): string {
  return `${START}${criteria.join(' ')}`;
}

/** The criteria on which advice was taken; none for any other edit. */
export function advisedCriteria(about: string | undefined): readonly string[] {
  return about?.startsWith(START) === true ? about.slice(START.length).split(' ') : [];
}
