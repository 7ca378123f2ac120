import { ABOUT_NOTHING, type Row, type Rows } from '../row.ts';
import { type Things, aFloorPlan, csvOf } from '../things.ts';
import { ORGANISATIONS } from '#tests/support/world.ts';
import { OF_BUREAU, OF_COMPANY, OF_OPERATOR, aboutRecord, aboutTenants } from './about.ts';

const requirements = ({ requirements: both }: Things): Things['requirements'] => both;
const listings = ({ listings: both }: Things): Things['listings'] => both;
const leads = ({ leads: both }: Things): Things['leads'] => both;

const enquiries = ({ enquiries: both }: Things): Things['enquiries'] => both;

const OF_BOTH_SIDES = {
  own: { companies: ['company'], operators: ['operator'] },
  other: { companies: ['otherCompany'], operators: ['otherOperator'] },
} as const;

/** About the part of an enquiry that goes to one park. */
function aboutPart(rest: { readonly body?: unknown } = {}): Row {
  return {
    cases: (things) => [
      { about: OF_BOTH_SIDES.own, params: { id: things.enquiries.own, parkId: 'ps-accel' }, ...rest },
      { about: OF_BOTH_SIDES.other, params: { id: things.enquiries.other, parkId: 'ns-zhicheng' }, ...rest },
    ],
  };
}

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
  restoreRequirement: aboutRecord(requirements, OF_COMPANY, { body: { revision: 1 } }),
  shortlistSpace: {
    cases: (things) =>
      (['own', 'other'] as const).map((whose) => ({
        about: OF_COMPANY[whose],
        params: { id: things.requirements[whose], spaceId: things.spaceId },
        body: {},
      })),
  },
  unlistSpace: {
    cases: (things) =>
      (['own', 'other'] as const).map((whose) => ({
        about: OF_COMPANY[whose],
        params: { id: things.requirements[whose], spaceId: things.spaceId },
      })),
    last: true,
  },
};

/** What a company asks operators, and what they answer. */
export const ENQUIRIES: Rows = {
  listEnquiries: aboutTenants(['company', 'operator', 'otherOperator', 'bureau']),
  createEnquiry: aboutTenants(COMPANIES, ({ listings: both }) => ({
    body: {
      spaceIds: [both.own],
      need: 'A laboratory.',
      use: 'Research.',
      companyName: 'A company',
      contact: { name: 'Somebody', phone: '13800138000' },
      tellsBureau: true,
    },
  })),
  getEnquiry: aboutRecord(enquiries, OF_BOTH_SIDES),
  markEnquirySeen: aboutPart(),
  writeToEnquiry: aboutPart({ body: { text: 'When?' } }),
  declineEnquiry: aboutPart({ body: { reason: 'It is let.' } }),
  withdrawEnquiry: { ...aboutPart(), last: true, unfulfilled: 'By then it has been declined.' },
  readEnquiryContact: aboutRecord(enquiries, OF_BOTH_SIDES),
  listContactReadings: aboutRecord(enquiries, OF_BOTH_SIDES),
  getEnquiryHistory: aboutRecord(enquiries, OF_BOTH_SIDES),
};

/** The desk of park operators. */
export const OPERATOR_DESK: Rows = {
  listListings: aboutTenants(OPERATORS),
  exportListings: aboutTenants(OPERATORS),
  listHoldings: aboutTenants(OPERATORS),
  createListing: aboutTenants(OPERATORS, { body: { parkId: 'ps-accel', state: 'vacant', ...LISTED } }),
  getListing: aboutRecord(listings, OF_OPERATOR),
  changeListing: aboutRecord(listings, OF_OPERATOR, { body: LISTED }),
  moveListing: aboutRecord(listings, OF_OPERATOR, { body: { to: 'in-negotiation' } }),
  listingHistory: aboutRecord(listings, OF_OPERATOR),
  restoreListing: aboutRecord(listings, OF_OPERATOR, { body: { revision: 1 } }),
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

const attachments = ({ attachments: both }: Things): Things['attachments'] => both;

/** About an attachment by its id. */
function aboutAttachment(rest: { readonly body?: unknown } = {}): Row {
  return {
    cases: (things) =>
      (['own', 'other'] as const).map((whose) => ({
        about: OF_OPERATOR[whose],
        params: { attachmentId: attachments(things)[whose] },
        ...rest,
      })),
  };
}

/** Floor plans, photos and certificates. */
export const ATTACHMENTS: Rows = {
  listSpaceAttachments: aboutRecord(listings, OF_OPERATOR),
  listParkAttachments: { cases: () => [{ about: {}, params: { id: 'ps-accel' } }] },
  addSpaceAttachment: aboutRecord(listings, OF_OPERATOR, () => ({ body: aFloorPlan() })),
  addParkAttachment: {
    cases: () => [
      { about: OF_OPERATOR.own, params: { id: 'ps-accel' }, body: aFloorPlan() },
      { about: OF_OPERATOR.other, params: { id: 'ns-zhicheng' }, body: aFloorPlan() },
    ],
  },
  getAttachmentContent: aboutAttachment(),
  changeAttachment: aboutAttachment({ body: { kind: 'photo' } }),
  removeAttachment: { ...aboutAttachment(), last: true },
  getAttachmentHistory: aboutAttachment(),
  restoreAttachment: { ...aboutAttachment({ body: {} }), last: true },
};

const OF_REPORTS = {
  own: { operators: ['operator'], withoutPlatform: true },
  other: { operators: ['otherOperator'], withoutPlatform: true },
} as const;

/** What is said to be wrong with listings. */
export const REPORTS: Rows = {
  reportListing: {
    cases: ({ spaceId }) => [{ about: {}, params: { spaceId }, body: { kind: 'availability', text: 'It is let.' } }],
  },
  listListingReports: {
    cases: () => [
      ...(['operator', 'otherOperator', 'company'] as const).map((tenant) => ({
        about: { operators: [tenant], withoutPlatform: true },
        params: { organisationId: ORGANISATIONS[tenant] },
      })),
      { about: {}, params: { organisationId: ORGANISATIONS.platform } },
    ],
  },
  getListingReportHistory: aboutRecord(({ reports }) => reports, OF_REPORTS),
  resolveListingReport: aboutRecord(({ reports }) => reports, OF_REPORTS, {
    body: { state: 'corrected', answer: 'Thank you.' },
  }),
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
  moveLead: aboutRecord(leads, OF_BUREAU, { body: { to: 'assessment' } }),
  noteLead: aboutRecord(leads, OF_BUREAU, { body: { kind: 'note', text: 'They called.' } }),
  takeLead: aboutRecord(leads, OF_BUREAU),
  assignLead: aboutRecord(leads, OF_BUREAU, { body: {} }),
  readLeadContact: aboutRecord(leads, OF_BUREAU),
  editLeadContact: aboutRecord(leads, OF_BUREAU, { body: { name: 'Somebody', phone: '13800138001' } }),
  leadHistory: aboutRecord(leads, OF_BUREAU),
  restoreLead: aboutRecord(leads, OF_BUREAU, { body: { revision: 1 } }),
  eraseLeadContact: { ...aboutRecord(leads, OF_BUREAU), last: true },
  sendPublicLead: { ...ABOUT_NOTHING, unfulfilled: 'A form is proved by a token that is some seconds old.' },
};
