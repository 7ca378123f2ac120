import { type OrganisationKind, type Role, type Scope } from '#shared/access.ts';

/** Whoever calls an operation, as far as that decides what it may. */
export interface Caller {
  /** Whose changes they are: a person in a session, or a token for integration. */
  readonly by: Doer;
  /** The person; of a token, who made it. */
  readonly personId: string;
  readonly memberships: readonly CallerMembership[];
  /** What a token may be used for; absent for a person's session. */
  readonly scopes?: readonly Scope[];
  /** Must enrol a second factor before anything else. */
  readonly mustEnrol: boolean;
}

/** An organisation that is active and to which the caller belongs. */
export interface CallerMembership {
  readonly organisationId: string;
  readonly kind: OrganisationKind;
  readonly role: Role;
  /** Parks that it manages; only an operator has any. */
  readonly parkIds: readonly string[];
  /** Places of its jurisdiction, each with all below it; only a bureau has any. */
  readonly placeIds: readonly string[];
}

/** Who has done something, for the audit log. */
export type Doer =
  | { readonly kind: 'person'; readonly personId: string; readonly sessionId: string }
  | { readonly kind: 'token'; readonly tokenId: string; readonly personId: string }
  /** Somebody without an account. */
  | { readonly kind: 'nobody' }
  /** A command on the machine of the server. */
  | { readonly kind: 'command'; readonly name: string }
  /** The product by itself: a job. */
  | { readonly kind: 'job'; readonly name: string };

/** Who does something and by which request: what `audit.record` asks for beside the change. */
export interface Doing {
  readonly by: Doer;
  /** Address and id of the request; absent for commands and jobs. */
  readonly request?: { readonly address: string; readonly requestId: string };
}
