import { type Me } from '#shared/me.ts';
import { type OrganisationKind } from '#shared/access.ts';
import { type CallerMembership } from '../access/caller.ts';

/** What is known of somebody with an account. */
interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Me['language'];
  /** Enrolled, of whatever kind; absent where there is none. */
  readonly secondFactor?: unknown;
  readonly revision: number;
}

/** A person as it sees itself. */
export function meOf(person: Account, memberships: Me['memberships']): Me {
  const { id, name, email, language, secondFactor, revision } = person;
  return {
    id,
    name,
    email,
    language,
    hasSecondFactor: secondFactor !== undefined,
    mustEnrol: mustEnrol(person, memberships),
    memberships,
    revision,
  };
}

/** Whose members see other people's data by their office: they need a second factor. */
const NEED_SECOND_FACTOR: ReadonlySet<OrganisationKind> = new Set(['bureau', 'platform']);

/** Whether somebody must enrol a second factor before anything else. */
export function mustEnrol({ secondFactor }: Pick<Account, 'secondFactor'>, memberships: Me['memberships']): boolean {
  return (
    secondFactor === undefined && memberships.some(({ organisation }) => NEED_SECOND_FACTOR.has(organisation.kind))
  );
}

/** Memberships as access is decided by them. */
export function callerMemberships(memberships: Me['memberships']): CallerMembership[] {
  return memberships.map(({ organisation: { id, kind, parkIds, placeIds }, role }) => ({
    organisationId: id,
    kind,
    role,
    parkIds,
    placeIds,
  }));
}
