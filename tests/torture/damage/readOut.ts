/** What came of reading a file that may be damaged. */
export interface ReadOut {
  /** To each question the answer, or null for an error; absent where the file was not opened. */
  readonly answers?: readonly (string | null)[];
  /** Whether the inspection of the file, or the store's own checks, say that something is wrong. */
  readonly isNoticed: boolean;
}
