import { Failure } from '#shared/failure.ts';
import { type Doer } from '#server/domain/access/caller.ts';
import { type Audit } from '../audit/audit.ts';
import { type Person, auditedPerson, personalInPerson } from './person.ts';
import { type PeopleRepository } from './repository.ts';

/** Who changes something, and by which request. */
export interface Changing {
  readonly by: Doer;
  readonly request?: { readonly address: string; readonly requestId: string };
}

/** Writes a changed person and what was done, as a part of the transaction that runs. */
export type ChangePerson = (
  before: Person,
  change: { readonly action: string; readonly to: Omit<Person, 'id' | 'revision'> },
  changing: Changing,
) => Promise<Person>;

/** What writing people stands on. */
export interface ChangeNeeds {
  readonly people: Pick<PeopleRepository, 'replace'>;
  readonly audit: Pick<Audit, 'record'>;
}

/** Makes what writes changed people. */
export function createChangePerson({ people, audit }: ChangeNeeds): ChangePerson {
  return async (before, { action, to }, changing) => {
    const after: Person = { ...to, id: before.id, revision: before.revision + 1 };
    if (!(await people.replace(after))) {
      throw new Failure('revision-overtaken', { detail: 'Somebody has changed the account since.' });
    }
    await audit.record({
      ...changing,
      action,
      subject: { kind: 'person', id: before.id },
      before: auditedPerson(before),
      after: auditedPerson(after),
      personal: personalInPerson(before),
    });
    return after;
  };
}

/** Somebody without a second factor, enrolled or offered. */
export function withoutFactor(person: Person): Person {
  const rest: { -readonly [K in keyof Person]: Person[K] } = { ...person };
  delete rest.secondFactor;
  delete rest.offeredSecret;
  return rest;
}
