import { type Directory, type Operator } from './directory.ts';
import { type OrganisationRepository } from './repository.ts';

/** Knows organisations, and none of their people. */
export function organisationsOnly(organisations: Pick<OrganisationRepository, 'find' | 'operatorOf'>): Directory {
  return {
    async operatorsOf(parkIds) {
      const operators = new Map<string, Operator>();
      for (const parkId of parkIds) {
        const operator = await organisations.operatorOf(parkId);
        if (operator?.state !== 'active') continue;
        operators.set(operator.id, { organisationId: operator.id, name: operator.name, parkIds: operator.parkIds });
      }
      return [...operators.values()];
    },
    peopleOf: () => Promise.resolve([]),
    nameOf: async (organisationId) => (await organisations.find(organisationId))?.name,
    personNameOf: () => Promise.resolve(undefined),
  };
}
