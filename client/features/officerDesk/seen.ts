/** The revision that is on the screen, as a change of a record names it. */
export function seen({ revision }: { readonly revision: number }): { readonly 'if-match': string } {
  return { 'if-match': `"${revision}"` };
}
