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

/** Whether a persona sees a field that only these standings see. */
export function sees(to: readonly Standing[], persona: Persona, subject: Subject): boolean {
  return to.some((standing) => stands(persona, standing, subject));
}

/** A thing that is the persona's own in every way. */
function aboutOneself(persona: Exclude<Persona, 'nobody'>): Subject {
  const own = [BELONGING[persona].tenant];
  return { companies: own, operators: own, bureaus: own, organisations: own, person: persona };
}

function stands(persona: Persona, standing: Standing, subject: Subject): boolean {
  if (standing === 'anyone') return true;
  if (persona === 'nobody') return false;
  const { tenant, kind, role } = BELONGING[persona];
  switch (standing) {
    case 'signed-in':
      return true;
    case 'self':
      return subject.person === persona || subject.person === 'each';
    case 'administrator':
      return persona === 'administrator';
    case 'organisation-member':
      return includes(subject.organisations, tenant);
    case 'organisation-manager':
      return includes(subject.organisations, tenant) && role === 'manager';
    case 'company-member':
      return kind === 'company' && includes(subject.companies, tenant);
    case 'company-manager':
      return kind === 'company' && includes(subject.companies, tenant) && role === 'manager';
    case 'operator-member':
      return kind === 'operator' && includes(subject.operators, tenant);
    case 'operator-manager':
      return kind === 'operator' && includes(subject.operators, tenant) && role === 'manager';
    case 'bureau-member':
      return kind === 'bureau' && includes(subject.bureaus, tenant);
    case 'bureau-manager':
      return kind === 'bureau' && includes(subject.bureaus, tenant) && role === 'manager';
  }
}

function includes(tenants: readonly Tenant[] = [], tenant: Tenant): boolean {
  return tenants.includes(tenant);
}
