/** The program cannot start for a reason that a person can do something about; the message is one sentence that says what. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}
