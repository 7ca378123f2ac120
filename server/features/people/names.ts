import { type PeopleRepository } from './repository.ts';

/** Names by id; of somebody erased there is none. */
export type NamesOf = (personIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Makes what tells names of people. */
export function createNamesOf({ findAll }: Pick<PeopleRepository, 'findAll'>): NamesOf {
  return async (personIds) => {
    const found = await findAll([...new Set(personIds)]);
    return new Map(found.filter(({ state }) => state !== 'erased').map(({ id, name }) => [id, name]));
  };
}
