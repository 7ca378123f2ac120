import { type MembershipRepository } from '../memberships/repository.ts';
import { type People } from '../people/people.ts';
import { type Directory } from './directory.ts';
import { type OrganisationRepository } from './repository.ts';

/** More people of one organisation are not written to. Ours. */
const PEOPLE_MAX = 500;

/** Makes the directory over organisations, memberships and people. */
export function createDirectory({
  organisations,
  memberships,
  people,
}: {
  readonly organisations: Pick<OrganisationRepository, 'find' | 'operatorsOf'>;
  readonly memberships: Pick<MembershipRepository, 'ofOrganisation'>;
  readonly people: Pick<People, 'find' | 'findAll'>;
}): Directory {
  return {
    async operatorsOf(parkIds) {
      const operators = await organisations.operatorsOf(parkIds);
      return operators
        .filter(({ state }) => state === 'active')
        .map((operator) => ({ organisationId: operator.id, name: operator.name, parkIds: operator.parkIds }));
    },
    async peopleOf(organisationId) {
      const members = await memberships.ofOrganisation(organisationId, { limit: PEOPLE_MAX });
      const found = await people.findAll(members.map(({ personId }) => personId));
      return found
        .filter(({ state }) => state === 'active')
        .map(({ id, name, email, language }) => ({ personId: id, name, email, language }));
    },
    async nameOf(organisationId) {
      return (await organisations.find(organisationId))?.name;
    },
    async personNameOf(personId) {
      const person = await people.find(personId);
      return person?.state === 'erased' ? undefined : person?.name;
    },
  };
}
