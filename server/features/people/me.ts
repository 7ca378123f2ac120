import { type Me } from '#shared/me.ts';
import { type CallerMembership } from '#server/domain/access/caller.ts';
import { needsSecondFactor } from '#server/domain/accounts/mustEnrol.ts';
import { type Person } from './person.ts';

/** Tells where people belong. */
export interface MembershipReader {
  /** Memberships of a person in organisations that are active. */
  readonly of: (personId: string) => Promise<Me['memberships']>;
}

/** A person as it sees itself. */
export function meOf(person: Person, memberships: Me['memberships']): Me {
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

/** Whether somebody must enrol a second factor before anything else. */
export function mustEnrol({ secondFactor }: Pick<Person, 'secondFactor'>, memberships: Me['memberships']): boolean {
  return secondFactor === undefined && needsSecondFactor(memberships.map(({ organisation }) => organisation.kind));
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
