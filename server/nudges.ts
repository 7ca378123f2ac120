/** Asks that jobs be run soon, to whoever runs them; nobody, as long as nobody listens. */
export interface Nudges {
  readonly nudge: (job: string) => void;
  /** From now on hears the name of each job that is wanted. */
  readonly onNudge: (hear: (job: string) => void) => void;
}

/** Nobody listens yet. */
export function createNudges(): Nudges {
  const hearers: ((job: string) => void)[] = [];
  return {
    nudge(job) {
      for (const hear of hearers) hear(job);
    },
    onNudge(hear) {
      hearers.push(hear);
    },
  };
}
