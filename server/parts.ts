import { type Ground, type Part } from './part.ts';
import { organisationsOnly } from './features/organisations/standInDirectory.ts';
import { createAttachments } from './parts/attachments.ts';
import { createCompanyDesk } from './parts/companyDesk.ts';
import { createForms } from './parts/forms.ts';
import { createIdentity } from './parts/identity.ts';
import { createOfficerDesk } from './parts/officerDesk.ts';
import { createOperatorDesk } from './parts/operatorDesk.ts';
import { createOrganisationStore, createOrganisations } from './parts/organisations.ts';
import { createRecords } from './parts/records.ts';

/** Every part with records of users, in the order in which their routes are mounted. */
export function createParts(ground: Ground): readonly Part[] {
  const belonging = createOrganisationStore(ground);
  const forms = createForms(ground);
  return [
    forms,
    createIdentity(ground),
    createOrganisations(ground, belonging),
    createRecords(ground),
    createCompanyDesk(ground, { directory: organisationsOnly(belonging.organisations) }),
    createOperatorDesk(ground),
    createOfficerDesk(ground),
    createAttachments(ground),
  ];
}
