import { ORGANISATIONS } from '#tests/support/world.ts';
import { type Subject, type Tenant } from '../model.ts';
import { type Case, type Row } from '../row.ts';
import { type Both, type Things } from '../things.ts';

type Rest = Omit<Case, 'about' | 'params'>;
type RestOf = Rest | ((things: Things) => Rest);

/** Whose thing it is where it belongs to one organisation of a kind. */
export const OF_COMPANY = { own: { companies: ['company'] }, other: { companies: ['otherCompany'] } } as const;
export const OF_OPERATOR = { own: { operators: ['operator'] }, other: { operators: ['otherOperator'] } } as const;
export const OF_BUREAU = { own: { bureaus: ['bureau'] }, other: { bureaus: ['otherBureau'] } } as const;

/** Whom two things belong to. */
interface Owners {
  readonly own: Subject;
  readonly other: Subject;
}

/** About a record by its id, one's own and another's. */
export function aboutRecord(which: (things: Things) => Both, owners: Owners, rest: RestOf = {}): Row {
  return {
    cases: (things) =>
      (['own', 'other'] as const).map((whose) => ({
        about: owners[whose],
        params: { id: which(things)[whose] },
        ...restFor(rest, things),
      })),
  };
}

/** About what an organisation has: `:organisationId`, or `:id` where the organisation itself is the record. */
export function aboutTenants(
  tenants: readonly Tenant[],
  rest: RestOf = {},
  { param = 'organisationId', subjectOf = subjectOfOrganisation } = {},
): Row {
  return {
    cases: (things) =>
      tenants.map((tenant) => ({
        about: subjectOf(tenant),
        params: { [param]: ORGANISATIONS[tenant] },
        ...restFor(rest, things),
      })),
  };
}

function subjectOfOrganisation(tenant: Tenant): Subject {
  return {
    organisations: [tenant],
    companies: [tenant],
    operators: [tenant],
    bureaus: [tenant],
  };
}

function restFor(rest: RestOf, things: Things): Rest {
  return typeof rest === 'function' ? rest(things) : rest;
}
