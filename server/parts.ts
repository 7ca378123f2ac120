import { type Ground, type Part } from './part.ts';
import { createLeadOpening } from './features/leads/opening.ts';
import { createDirectory } from './features/organisations/directoryOfPeople.ts';
import { createAttachments } from './parts/attachments.ts';
import { createCompanyDesk } from './parts/companyDesk.ts';
import { createForms } from './parts/forms.ts';
import { type Identity, createIdentity } from './parts/identity.ts';
import { createOfficerDesk } from './parts/officerDesk.ts';
import { createOperatorDesk } from './parts/operatorDesk.ts';
import { type Organisations, createOrganisationStore, createOrganisations } from './parts/organisations.ts';
import { createRecords } from './parts/records.ts';

/** Everything with records of users. */
export interface Parts {
  /** Every part, in the order in which their routes are mounted. */
  readonly all: readonly Part[];
  readonly identity: Identity;
  readonly organisations: Organisations;
}

/** Puts the parts together. */
export function createParts(ground: Ground): Parts {
  const belonging = createOrganisationStore(ground);
  const forms = createForms(ground);
  const identity = createIdentity(ground, { memberships: belonging.reader });
  const directory = createDirectory({ ...belonging, people: identity.people });
  const organisations = createOrganisations(ground, { ...belonging, people: identity.people, guard: forms.guard });
  const all: Part[] = [
    forms,
    identity,
    organisations,
    createRecords(ground, { identity, members: belonging.memberships, parts: () => all }),
    createCompanyDesk(ground, { directory, leads: createLeadOpening(ground), forms: forms.guard }),
    createOperatorDesk(ground),
    createOfficerDesk(ground, { forms: forms.guard, people: directory }),
    createAttachments(ground),
  ];
  return { all, identity, organisations };
}
