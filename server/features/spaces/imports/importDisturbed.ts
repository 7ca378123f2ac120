/** Another import began while this one was under way, and took its rows for left-overs. */
export class ImportDisturbed extends Error {
  override readonly name = 'ImportDisturbed';
}
