import { type Personal } from '#server/part.ts';
import { type ApiTokenRepository } from '../apiTokens/repository.ts';
import { type LetterRepository } from '../mail/repository.ts';
import { type OneTimeLinks } from '../mail/letter.ts';
import { type SessionRepository } from '../sessions/repository.ts';
import { type ChangePerson } from './changing.ts';
import { type Person, auditedPerson } from './person.ts';
import { type PeopleRepository } from './repository.ts';

/** What it stands on. */
interface PersonalNeeds {
  readonly people: Pick<PeopleRepository, 'find'>;
  readonly sessions: Pick<SessionRepository, 'ofPerson' | 'forgetPerson'>;
  readonly apiTokens: Pick<ApiTokenRepository, 'ofPerson'>;
  readonly letters: Pick<LetterRepository, 'of' | 'removeOf'>;
  readonly links: Pick<OneTimeLinks, 'forgetBefore' | 'withdrawAll'>;
  readonly changePerson: ChangePerson;
}

/** Days for which a link is kept after it can be used no more: to be told from one that never was. Ours. */
const LINKS_KEPT_DAYS = 1;

/** What accounts keep about people: who they are, where they are signed in, mail that has not left yet. */
export function personalOfPeople({
  people,
  sessions,
  apiTokens,
  letters,
  links,
  changePerson,
}: PersonalNeeds): Personal {
  return {
    async personalDataOf(personId) {
      const person = await people.find(personId);
      if (person === undefined) return {};
      const waiting = await letters.of(person);
      return {
        person: auditedPerson(person),
        sessions: (await sessions.ofPerson(personId)).map(({ startedAt, usedAt, endedAt, device }) => ({
          startedAt,
          usedAt,
          ...(endedAt !== undefined && { endedAt }),
          ...(device !== undefined && { device }),
        })),
        apiTokens: (await apiTokens.ofPerson(personId)).map(({ id, organisationId, name, scopes }) => ({
          id,
          organisationId,
          name,
          scopes,
        })),
        lettersWaiting: waiting.map(({ letter: { kind, language, values } }) => ({ kind, language, values })),
      };
    },
    async erase(personId, doing) {
      const person = await people.find(personId);
      if (person === undefined || person.state === 'erased') return;
      await sessions.forgetPerson(personId);
      await letters.removeOf(person);
      await links.withdrawAll(personId);
      await changePerson(person, { action: 'person-erased', to: erased(person) }, doing);
    },
    periods: [{ kind: 'one-time-links', keptDays: LINKS_KEPT_DAYS, forget: links.forgetBefore }],
  };
}

/** What is left of a person: an id, so that what it did is still done by one and the same. */
function erased({ id, language, demo }: Person): Omit<Person, 'id' | 'revision'> {
  // RFC 2606 keeps `invalid` for addresses that are none.
  return { email: `${id}@erased.invalid`, name: '—', language, state: 'erased', ...(demo !== undefined && { demo }) };
}
