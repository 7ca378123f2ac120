import { ABOUT_NOTHING, type Rows } from '../row.ts';
import { type Things, csvOf } from '../things.ts';
import { OF_BUREAU, OF_COMPANY, OF_OPERATOR, aboutRecord, aboutTenants } from './about.ts';

const requirements = ({ requirements: both }: Things): Things['requirements'] => both;
const listings = ({ listings: both }: Things): Things['listings'] => both;
const leads = ({ leads: both }: Things): Things['leads'] => both;

const COMPANIES = ['company', 'otherCompany', 'operator'] as const;
const OPERATORS = ['operator', 'otherOperator', 'company'] as const;
const BUREAUS = ['bureau', 'otherBureau', 'operator'] as const;

const LISTED = { name: { zh: '二层', en: 'Second floor' }, facts: {} };

/** The desk of companies. */
export const COMPANY_DESK: Rows = {
  listRequirements: aboutTenants(COMPANIES),
  createRequirement: aboutTenants(COMPANIES, { body: { name: 'One more', requirement: { criteria: {} } } }),
  getRequirement: aboutRecord(requirements, OF_COMPANY),
  editRequirement: aboutRecord(requirements, OF_COMPANY, { body: { name: 'Another' } }),
  getRequirementHistory: aboutRecord(requirements, OF_COMPANY),
  restoreRequirement: aboutRecord(requirements, OF_COMPANY, { seen: 2, body: { revision: 1 } }),
  shortlistSpace: {
    cases: (things) =>
      (['own', 'other'] as const).map((whose) => ({
        about: OF_COMPANY[whose],
        params: { id: things.requirements[whose], spaceId: things.spaceId },
        seen: 3,
        body: {},
      })),
  },
  unlistSpace: {
    cases: (things) =>
      (['own', 'other'] as const).map((whose) => ({
        about: OF_COMPANY[whose],
        params: { id: things.requirements[whose], spaceId: things.spaceId },
        seen: 4,
      })),
    last: true,
  },
};

/** The desk of park operators. */
export const OPERATOR_DESK: Rows = {
  listListings: aboutTenants(OPERATORS),
  exportListings: aboutTenants(OPERATORS),
  listHoldings: aboutTenants(OPERATORS),
  createListing: aboutTenants(OPERATORS, { body: { parkId: 'ps-accel', state: 'vacant', ...LISTED } }),
  getListing: aboutRecord(listings, OF_OPERATOR),
  changeListing: aboutRecord(listings, OF_OPERATOR, { body: LISTED }),
  moveListing: aboutRecord(listings, OF_OPERATOR, { seen: 2, body: { to: 'in-negotiation' } }),
  listingHistory: aboutRecord(listings, OF_OPERATOR),
  restoreListing: aboutRecord(listings, OF_OPERATOR, { seen: 3, body: { revision: 1 } }),
  previewListingImport: aboutTenants(OPERATORS, { body: csvOf('operator') }),
  importListings: aboutTenants(OPERATORS, { body: csvOf('operator') }),
  listListingImports: aboutTenants(OPERATORS),
  undoListingImport: {
    ...aboutRecord(({ listingImports }) => listingImports, {
      own: { organisations: ['operator'] },
      other: { organisations: ['otherOperator'] },
    }),
    last: true,
  },
  listDemand: aboutTenants(OPERATORS),
};

/** The desk of promotion officers. */
export const OFFICER_DESK: Rows = {
  listLeads: aboutTenants(BUREAUS),
  exportLeads: aboutTenants(BUREAUS),
  leadFigures: aboutTenants(BUREAUS),
  listLeadOwners: aboutTenants(BUREAUS),
  createLead: aboutTenants(BUREAUS, { body: { places: ['sz-pingshan'], companyName: 'A company' } }),
  getLead: aboutRecord(leads, OF_BUREAU),
  editLead: {
    cases: ({ leads: both }) => [
      { about: OF_BUREAU.own, params: { id: both.own }, body: { places: ['sz-pingshan'] } },
      { about: OF_BUREAU.other, params: { id: both.other }, body: { places: ['sz-nanshan'] } },
    ],
  },
  moveLead: aboutRecord(leads, OF_BUREAU, { seen: 2, body: { to: 'assessment' } }),
  noteLead: aboutRecord(leads, OF_BUREAU, { body: { kind: 'note', text: 'They called.' } }),
  takeLead: aboutRecord(leads, OF_BUREAU, { seen: 4 }),
  assignLead: aboutRecord(leads, OF_BUREAU, { seen: 5, body: {} }),
  readLeadContact: aboutRecord(leads, OF_BUREAU),
  editLeadContact: aboutRecord(leads, OF_BUREAU, { seen: 6, body: { name: 'Somebody', phone: '13800138001' } }),
  leadHistory: aboutRecord(leads, OF_BUREAU),
  restoreLead: aboutRecord(leads, OF_BUREAU, { seen: 7, body: { revision: 1 } }),
  sendPublicLead: { ...ABOUT_NOTHING, unfulfilled: 'A form is proved by a token that is some seconds old.' },
};
