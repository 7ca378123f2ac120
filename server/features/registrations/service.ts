import { Failure } from '#shared/failure.ts';
import { type FormProof } from '#shared/formProof.ts';
import { type Registration } from '#shared/registrationEndpoints.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { doingOf } from '#server/platform/http/doing.ts';
import { LETTER_OR_NONE_MS, noSoonerThan } from '#server/platform/noSoonerThan.ts';
import { type FormGuard } from '../formGuard/guard.ts';
import { type MembershipKeeping } from '../memberships/keeping.ts';
import { type OrganisationKeeping } from '../organisations/keeping.ts';
import { type People } from '../people/people.ts';
import { type RegistrationRepository, type StoredRegistration } from './repository.ts';

/** Gives companies accounts that ask for one. */
export interface RegistrationService {
  /**
   * Sends a link to the address; nothing else is made. Who has an account there is told so by the mail, not by the answer.
   *
   * @throws {Failure} invalid-request where the proof of the form is not good
   */
  readonly register: (registration: Registration, proof: FormProof) => Promise<void>;
  /** @throws {Failure} link-invalid */
  readonly show: (token: string) => Promise<Registration>;
  /**
   * Makes the company and its first person, who manages it.
   *
   * @throws {Failure} link-invalid; already-exists where the address has got an account since; invalid-request of the password
   */
  readonly complete: (asking: Asking, token: string, password: string) => Promise<void>;
}

/** For how long the link works. Ours. */
const REGISTRATION_HOURS = 24;

const REGISTRATION = 'registration';

type Needs = Pick<Ground, 'atOnce' | 'clock' | 'newId' | 'mail' | 'links'> & {
  readonly guard: Pick<FormGuard, 'pass'>;
  readonly registrations: RegistrationRepository;
  readonly organisationKeeping: OrganisationKeeping;
  readonly membershipKeeping: MembershipKeeping;
  readonly people: Pick<People, 'byEmail' | 'add'>;
};

/** Makes the service of registrations. */
export function createRegistrationService(needs: Needs): RegistrationService {
  const { atOnce, links, guard, registrations, organisationKeeping, membershipKeeping, people } = needs;
  return {
    register: (registration, proof) =>
      // As long whether there is an account or none.
      noSoonerThan(LETTER_OR_NONE_MS, () =>
        atOnce(async () => {
          await guard.pass(proof);
          if ((await people.byEmail(registration.email)) !== undefined) await sayThereIsOne(needs, registration);
          else await sendLink(needs, registration);
        }),
      ),
    async show(token) {
      const { companyName, name, email, language } = await find(needs, await links.look(REGISTRATION, token));
      return { companyName, name, email, language };
    },
    complete: (asking, token, password) =>
      atOnce(async () => {
        const { id, companyName, name, email, language } = await find(needs, await links.take(REGISTRATION, token));
        const doing = doingOf(asking);
        const wish = { name, email, language, password, isConfirmed: true, organisationNames: [companyName] };
        const person = await people.add(wish, doing);
        const organisation = await organisationKeeping.add({ kind: 'company', name: companyName }, doing);
        const membership = { organisationId: organisation.id, personId: person.id, role: 'manager' } as const;
        await membershipKeeping.add(membership, doing);
        await registrations.remove(id);
      }),
  };
}

async function find({ registrations }: Pick<Needs, 'registrations'>, id: string): Promise<StoredRegistration> {
  const found = await registrations.find(id);
  if (found === undefined) throw new Failure('link-invalid', { detail: 'The registration has been used or removed.' });
  return found;
}

async function sendLink(
  { newId, clock, registrations, mail }: Pick<Needs, 'newId' | 'clock' | 'registrations' | 'mail'>,
  registration: Registration,
): Promise<void> {
  const id = newId();
  await registrations.add({ id, ...registration, at: clock.now().toISOString() });
  await mail.send({
    kind: REGISTRATION,
    ...letterTo(registration),
    link: { purpose: REGISTRATION, subject: id, validForS: REGISTRATION_HOURS * 3600, path: '/registration' },
  });
}

async function sayThereIsOne({ mail }: Pick<Needs, 'mail'>, registration: Registration): Promise<void> {
  await mail.send({ kind: 'registration-known', ...letterTo(registration) });
}

function letterTo({
  email,
  language,
  companyName,
}: Registration): Pick<Parameters<Ground['mail']['send']>[0], 'to' | 'language' | 'values'> {
  return { to: email, language, values: { company: companyName, hours: String(REGISTRATION_HOURS) } };
}
