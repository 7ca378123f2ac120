/** What is on disk is not what was written there, or is gone: the message is a sentence without its end that says what. */
export class FileDamaged extends Error {
  override readonly name = 'FileDamaged';
}
