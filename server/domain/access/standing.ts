import { type Access, type Standing } from '#shared/access.ts';
import { type Caller, type CallerMembership } from './caller.ts';

/** To whom a thing belongs and where it lies: what standings are read from. */
export interface Holding {
  /** The companies whose thing it is. */
  readonly companyIds?: readonly string[];
  /** Parks where it is. */
  readonly parkIds?: readonly string[];
  /** Places where it lies, with all above them: a bureau of any of them has jurisdiction. */
  readonly placeIds?: readonly string[];
  /** The organisations that it is about. */
  readonly organisationIds?: readonly string[];
  /** The person that it is about. */
  readonly personId?: string;
}

/** Every standing that a caller has to a thing; without a caller, that of anyone. */
export function standingsOf(caller: Caller | undefined, holding: Holding): ReadonlySet<Standing> {
  const standings = new Set<Standing>(['anyone']);
  if (caller === undefined) return standings;
  standings.add('signed-in');
  if (holding.personId === caller.personId && caller.scopes === undefined) standings.add('self');
  for (const membership of caller.memberships) {
    for (const standing of standingsBy(membership, holding)) standings.add(standing);
  }
  return standings;
}

function standingsBy(membership: CallerMembership, holding: Holding): Standing[] {
  const { kind, role, organisationId } = membership;
  const own: Standing[] = isAmong(organisationId, holding.organisationIds)
    ? withRole(role, 'organisation-member', 'organisation-manager')
    : [];
  switch (kind) {
    case 'company':
      return isAmong(organisationId, holding.companyIds)
        ? [...own, ...withRole(role, 'company-member', 'company-manager')]
        : own;
    case 'operator':
      return meets(membership.parkIds, holding.parkIds)
        ? [...own, ...withRole(role, 'operator-member', 'operator-manager')]
        : own;
    case 'bureau':
      return meets(membership.placeIds, holding.placeIds)
        ? [...own, ...withRole(role, 'bureau-member', 'bureau-manager')]
        : own;
    case 'platform':
      return role === 'manager' ? [...own, 'administrator'] : own;
  }
}

function withRole(role: CallerMembership['role'], member: Standing, manager: Standing): Standing[] {
  return role === 'manager' ? [member, manager] : [member];
}

function isAmong(id: string, ids: readonly string[] = []): boolean {
  return ids.includes(id);
}

function meets(own: readonly string[], others: readonly string[] = []): boolean {
  return own.some((id) => others.includes(id));
}

/** Whether somebody with these standings may call an operation about the thing. */
export function isAllowed({ to }: Pick<Access, 'to'>, standings: ReadonlySet<Standing>): boolean {
  return to.some((standing) => standings.has(standing));
}

/** Whether there could be anything about which a caller may call an operation: what can be said before the thing is known. */
export function mayEver({ to, scope, beforeSecondFactor }: Access, caller: Caller | undefined): boolean {
  if (to.includes('anyone')) return true;
  if (caller === undefined) return false;
  if (caller.mustEnrol && beforeSecondFactor !== true) return false;
  if (caller.scopes !== undefined && (scope === undefined || !caller.scopes.includes(scope))) return false;
  return isAllowed({ to }, standingsAnywhere(caller));
}

/** Every standing that a caller has to something. */
function standingsAnywhere(caller: Caller): ReadonlySet<Standing> {
  return standingsOf(caller, {
    companyIds: caller.memberships.map(({ organisationId }) => organisationId),
    parkIds: caller.memberships.flatMap(({ parkIds }) => parkIds),
    placeIds: caller.memberships.flatMap(({ placeIds }) => placeIds),
    organisationIds: caller.memberships.map(({ organisationId }) => organisationId),
    personId: caller.personId,
  });
}
