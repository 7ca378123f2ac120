/** A part of the torture that has been done, and what it has found wrong. */
export interface Part {
  readonly what: string;
  readonly faults: readonly unknown[];
  /** Why it could not be done here; then it counts neither as passed nor as failed. */
  readonly notRun?: string;
}
