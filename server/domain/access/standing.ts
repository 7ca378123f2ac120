import { type Access, type OrganisationKind, type Standing } from '#shared/access.ts';
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
  /** Others answer for it, and an administrator has no say in it. */
  readonly withoutPlatform?: boolean;
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
  const isOwn = isAmong(organisationId, holding.organisationIds);
  return [
    ...(isOwn ? withRole(role, 'organisation-member', 'organisation-manager') : []),
    ...BY_KIND[kind](membership, holding),
  ];
}

/** What a membership of an organisation of each kind gives. */
const BY_KIND: Readonly<Record<OrganisationKind, (membership: CallerMembership, holding: Holding) => Standing[]>> = {
  company: ({ organisationId, role }, { companyIds }) =>
    isAmong(organisationId, companyIds) ? withRole(role, 'company-member', 'company-manager') : [],
  operator: ({ parkIds, role }, holding) =>
    meets(parkIds, holding.parkIds) ? withRole(role, 'operator-member', 'operator-manager') : [],
  bureau: ({ placeIds, role }, holding) =>
    meets(placeIds, holding.placeIds) ? withRole(role, 'bureau-member', 'bureau-manager') : [],
  platform: ({ role }, { withoutPlatform = false }) =>
    role === 'manager' && !withoutPlatform ? ['administrator'] : [],
};

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
