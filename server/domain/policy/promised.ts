/** What the policies of a place promise one company in all. */
export interface Promised {
  /** Of the best stack of what it is eligible for, at the low amounts. */
  readonly confirmedFen: number;
  /** Of the best stack of all that it may be eligible for, at the high amounts; absent where an amount has no known end. */
  readonly possibleFen?: number;
  /** Awards of money, eligible or open. */
  readonly awards: number;
  /** Those of them whose amount has no known end. */
  readonly openEnded: number;
  /**
   * What is paid in each year in which anything may be, by year: as the confirmed stack pays, and as the possible one
   * does, or the confirmed one where that pays more in the year.
   */
  readonly byYear: readonly PromisedYear[];
}

/** Money of one year. */
export interface PromisedYear {
  readonly year: number;
  readonly lowFen: number;
  /** Absent where an amount without a known end may be paid in it. */
  readonly highFen?: number;
}
