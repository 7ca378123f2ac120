import { type Me } from '#shared/me.ts';

/** Who is who, for parts that write to people or name them. */
export interface Directory {
  /** Active operators that manage any of these parks. */
  readonly operatorsOf: (parkIds: readonly string[]) => Promise<readonly Operator[]>;
  /** The active people of an organisation. */
  readonly peopleOf: (organisationId: string) => Promise<readonly Member[]>;
  /** Undefined where there is none. */
  readonly nameOf: (organisationId: string) => Promise<string | undefined>;
  /** Undefined where there is none, or who was there has been erased. */
  readonly personNameOf: (personId: string) => Promise<string | undefined>;
}

/** An operator, with all the parks that it manages. */
export interface Operator {
  readonly organisationId: string;
  readonly name: string;
  readonly parkIds: readonly string[];
}

/** Somebody to whom can be written. */
export interface Member extends Pick<Me, 'name' | 'email' | 'language'> {
  readonly personId: string;
}
