import { type Access, type OrganisationKind, type Role, type Standing } from '#shared/access.ts';
import { type ORGANISATIONS, type Persona } from '#tests/support/world.ts';

/** An organisation of the world, by its name there. */
export type Tenant = keyof typeof ORGANISATIONS;

/** To whom the thing belongs that a request is about. Nothing where the operation is about no thing. */
export interface Subject {
  readonly companies?: readonly Tenant[];
  /** Operators that manage its park. */
  readonly operators?: readonly Tenant[];
  /** Bureaus in whose jurisdiction it lies. */
  readonly bureaus?: readonly Tenant[];
  /** Organisations that it is about, of whatever kind. */
  readonly organisations?: readonly Tenant[];
  readonly person?: Persona | 'each';
  /** Others answer for it, not the platform. */
  readonly withoutPlatform?: boolean;
}

/** What has to come of a request. */
export type Outcome = 'allowed' | 'not-signed-in' | 'forbidden' | 'not-found';

interface Belonging {
  readonly tenant: Tenant;
  readonly kind: OrganisationKind;
  readonly role: Role;
}

const BELONGING: Readonly<Record<Exclude<Persona, 'nobody'>, Belonging>> = {
  companyMember: { tenant: 'company', kind: 'company', role: 'member' },
  companyManager: { tenant: 'company', kind: 'company', role: 'manager' },
  otherCompanyManager: { tenant: 'otherCompany', kind: 'company', role: 'manager' },
  operatorMember: { tenant: 'operator', kind: 'operator', role: 'member' },
  operatorManager: { tenant: 'operator', kind: 'operator', role: 'manager' },
  otherOperatorManager: { tenant: 'otherOperator', kind: 'operator', role: 'manager' },
  officer: { tenant: 'bureau', kind: 'bureau', role: 'member' },
  bureauManager: { tenant: 'bureau', kind: 'bureau', role: 'manager' },
  otherOfficer: { tenant: 'otherBureau', kind: 'bureau', role: 'member' },
  administrator: { tenant: 'platform', kind: 'platform', role: 'manager' },
};

/**
 * What the access table says in words, written down a second time and otherwise than the server has it: by persona and
 * standing, one after the other.
 */
export function expected({ to }: Pick<Access, 'to'>, persona: Persona, subject: Subject): Outcome {
  if (to.some((standing) => stands(persona, standing, subject))) return 'allowed';
  if (persona === 'nobody') return 'not-signed-in';
  return to.some((standing) => stands(persona, standing, aboutOneself(persona))) ? 'not-found' : 'forbidden';
}

/** Whether there is anything at all about which a persona may call. */
export function mayAtAll(access: Pick<Access, 'to'>, persona: Persona): boolean {
  return expected(access, persona, persona === 'nobody' ? {} : aboutOneself(persona)) === 'allowed';
}

/** The organisation of a persona. */
export function tenantOf(persona: Persona): Tenant | undefined {
  return persona === 'nobody' ? undefined : BELONGING[persona].tenant;
}

/** Whether a persona sees a field that only these standings see. */
export function sees(to: readonly Standing[], persona: Persona, subject: Subject): boolean {
  return to.some((standing) => stands(persona, standing, subject));
}

/** A thing that is the persona's own in every way. */
function aboutOneself(persona: Exclude<Persona, 'nobody'>): Subject {
  const own = [BELONGING[persona].tenant];
  return { companies: own, operators: own, bureaus: own, organisations: own, person: persona };
}

/** Whether somebody of these stands so to the subject. */
type Stands = (who: Belonging, subject: Subject, persona: Persona) => boolean;

const STANDS: Readonly<Record<Standing, Stands>> = {
  anyone: () => true,
  'signed-in': () => true,
  self: (_who, { person }, persona) => person === persona || person === 'each',
  administrator: (_who, { withoutPlatform = false }, persona) => persona === 'administrator' && !withoutPlatform,
  'organisation-member': ({ tenant }, { organisations = [] }) => organisations.includes(tenant),
  'organisation-manager': ({ tenant, role }, { organisations = [] }) =>
    role === 'manager' && organisations.includes(tenant),
  'company-member': ({ tenant, kind }, { companies = [] }) => kind === 'company' && companies.includes(tenant),
  'company-manager': ({ tenant, kind, role }, { companies = [] }) =>
    kind === 'company' && role === 'manager' && companies.includes(tenant),
  'operator-member': ({ tenant, kind }, { operators = [] }) => kind === 'operator' && operators.includes(tenant),
  'operator-manager': ({ tenant, kind, role }, { operators = [] }) =>
    kind === 'operator' && role === 'manager' && operators.includes(tenant),
  'bureau-member': ({ tenant, kind }, { bureaus = [] }) => kind === 'bureau' && bureaus.includes(tenant),
  'bureau-manager': ({ tenant, kind, role }, { bureaus = [] }) =>
    kind === 'bureau' && role === 'manager' && bureaus.includes(tenant),
};

function stands(persona: Persona, standing: Standing, subject: Subject): boolean {
  if (persona === 'nobody') return standing === 'anyone';
  return STANDS[standing](BELONGING[persona], subject, persona);
}
