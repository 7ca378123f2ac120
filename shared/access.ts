import { z } from 'zod';

/** The four kinds of organisation: who looks for space, who lets it, who brings the two together, who runs the service. */
export const OrganisationKind = z.enum(['company', 'operator', 'bureau', 'platform']);
export type OrganisationKind = z.infer<typeof OrganisationKind>;

/** What a person is in an organisation; a manager may all that a member may. A manager of the platform is an administrator. */
export const Role = z.enum(['member', 'manager']);
export type Role = z.infer<typeof Role>;

/**
 * How a caller stands to the thing that an operation is about. `company-…`: belongs to the company whose thing it is;
 * `operator-…`: to an operator that manages the park where it is; `bureau-…`: to a bureau in whose jurisdiction it lies;
 * `organisation-…`: to the organisation that it is about, of whatever kind; `self`: is the person that it is about.
 */
export const Standing = z.enum([
  'anyone',
  'signed-in',
  'self',
  'company-member',
  'company-manager',
  'operator-member',
  'operator-manager',
  'bureau-member',
  'bureau-manager',
  'organisation-member',
  'organisation-manager',
  'administrator',
]);
export type Standing = z.infer<typeof Standing>;

/** What a token for integration may be used for; a person's session may all that the person may. */
export const Scope = z.enum([
  'stock:write',
  'requirements:read',
  'requirements:write',
  'enquiries:read',
  'enquiries:write',
  'leads:read',
  'leads:write',
  'organisation:read',
]);
export type Scope = z.infer<typeof Scope>;

/** The row of the access table of one operation. */
export interface Access {
  /** Whoever has at least one of these standings to the thing may call it. */
  readonly to: readonly Standing[];
  /** The scope that a token for integration needs; without one no token may call it, unless anyone may. */
  readonly scope?: Scope;
  /** May also be called by who must still enrol a second factor. */
  readonly beforeSecondFactor?: true;
  /** Fields of the answer, by their path, that only some of those who may call it see; others get the answer without them. */
  readonly fields?: Readonly<Record<string, readonly Standing[]>>;
}

/** Open to all, with an account or without. */
export const OPEN: Access = { to: ['anyone'] };

/** For whoever writes policies: promotion officers and administrators, of whatever jurisdiction the policy is. */
export const OF_POLICY_WRITERS: Access = { to: ['bureau-member', 'administrator'] };

/** Open to whoever is signed in, about nothing but itself. */
export const SELF: Access = { to: ['self'] };
