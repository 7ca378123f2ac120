/** Who the officers are, as far as leads must know. */
export interface Officers {
  /** People of an organisation that is active. */
  readonly peopleOf: (organisationId: string) => Promise<readonly { readonly personId: string; readonly name: string }[]>;
  /** Name of a person; undefined once it has been erased. */
  readonly personNameOf: (personId: string) => Promise<string | undefined>;
}
