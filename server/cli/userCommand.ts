import { type z } from 'zod';
import { Role } from '#shared/access.ts';
import { NewPassword } from '#shared/account.ts';
import { EmailAddress } from '#shared/contact.ts';
import { PersonName, UserLanguage } from '#shared/me.ts';
import { RecordId } from '#shared/organisation.ts';
import { EXIT } from '../exit.ts';
import { type UserDeeds } from '../features/administration/userDeeds.ts';
import { readConfig } from '../platform/config.ts';
import { linkTo } from '../welcome.ts';
import { type Command, type Surroundings } from './command.ts';
import { tellingFailures } from './jsonInput.ts';
import { type Terminal, UsageFault } from './terminal.ts';
import { withServices } from './withServices.ts';
import { FLAG, TEXT, read, required, wordsNamed } from './words.ts';

/** For how long a printed link works. Ours. */
const LINK_MINUTES = 15;

const VERBS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['create', create],
  ['list', list],
  ['change-password', changePassword],
  ['disable', about((users, email) => users.setState(email, 'disabled'), 'is disabled, and signed out everywhere')],
  ['enable', about((users, email) => users.setState(email, 'active'), 'may sign in again')],
  ['reset-second-factor', about((users, email) => users.resetSecondFactor(email), 'has no second factor any more')],
  ['make-administrator', about((users, email) => users.makeAdministrator(email), 'is an administrator')],
  ['sign-in-link', signInLink],
  ['remove-demo', removeDemo],
]);

/** Looks after people with accounts. Secrets come from standard input, or are printed as a link; they are never among the words. */
export function userCommand(
  [verb, ...words]: readonly string[],
  surroundings: Surroundings,
): Promise<number | undefined> {
  const command = verb === undefined ? undefined : VERBS.get(verb);
  if (command === undefined) throw new UsageFault(`user needs one of: ${[...VERBS.keys()].join(', ')}.`);
  return command(words, surroundings);
}

async function create(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const options = { name: TEXT, language: TEXT, organisation: TEXT, role: TEXT, 'password-from-input': FLAG };
  const { values, file } = read(words, options);
  const email = parsed(EmailAddress, required(file, 'user create needs an address for mail.'), 'address');
  const name = parsed(PersonName, required(values.name, 'user create needs --name.'), '--name');
  const language = parsed(UserLanguage, values.language ?? 'zh-CN', '--language');
  const belonging = belongingOf(values);
  return withUsers(surroundings, async (users, terminal) => {
    const password = values['password-from-input'] === true ? await passwordFrom(terminal) : undefined;
    const wish = { email, name, language, isConfirmed: false, ...(password !== undefined && { password }) };
    await users.add(wish, belonging);
    terminal.print(`${email} has an account.`);
    if (password === undefined) await printLink(users, email, surroundings);
  });
}

function belongingOf({
  organisation,
  role,
}: {
  readonly organisation?: string | undefined;
  readonly role?: string | undefined;
}): Parameters<UserDeeds['add']>[1] {
  if (organisation === undefined && role !== undefined) throw new UsageFault('--role needs --organisation.');
  if (organisation === undefined) return undefined;
  return {
    organisationId: parsed(RecordId, organisation, '--organisation'),
    role: parsed(Role, role ?? 'member', '--role'),
  };
}

function list(words: readonly string[], surroundings: Surroundings): Promise<number> {
  wordsNamed(words, []);
  return withUsers(surroundings, async (users, { print }) => {
    for (const { person, memberships } of await users.list()) {
      const roles = memberships.map(({ organisation, role }) => `${role} of ${organisation.name}`);
      const parts = [
        person.state,
        ...(person.secondFactor === undefined ? [] : ['second factor']),
        ...(person.demo === true ? ['demo'] : []),
        ...roles,
      ];
      print(`${person.email}  ${person.name}  (${parts.join(', ')})`);
    }
  });
}

function changePassword(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const email = addressIn(words);
  return withUsers(surroundings, async (users, terminal) => {
    await users.changePassword(email, await passwordFrom(terminal));
    terminal.print(`${email} has another password, and is signed out everywhere.`);
  });
}

function signInLink(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const email = addressIn(words);
  return withUsers(surroundings, (users) => printLink(users, email, surroundings));
}

function removeDemo(words: readonly string[], surroundings: Surroundings): Promise<number> {
  wordsNamed(words, []);
  return withServices(surroundings, async ({ organisations, parts }) => {
    const personal = parts.flatMap((part) => part.personal ?? []);
    const removed = await organisations.demoPeople.remove(personal, { by: { kind: 'command', name: 'user' } });
    surroundings.terminal.print(`Removed ${removed} demo people; their organisations are disabled.`);
    return EXIT.ok;
  });
}

/** A command about one person that needs nothing but its address. */
function about(deed: (users: UserDeeds, email: string) => Promise<unknown>, outcome: string): Command {
  return (words, surroundings) => {
    const email = addressIn(words);
    return withUsers(surroundings, async (users, terminal) => {
      await deed(users, email);
      terminal.print(`${email} ${outcome}.`);
    });
  };
}

async function printLink(users: UserDeeds, email: string, { env, terminal }: Surroundings): Promise<void> {
  const { host, port, tls, publicUrl } = readConfig(env);
  const address = publicUrl ?? `${tls === undefined ? 'http' : 'https'}://${host}:${port}`;
  const token = await users.signInToken(email, LINK_MINUTES * 60);
  terminal.print(`Signs in once, within ${LINK_MINUTES} minutes: ${linkTo(address, '/sign-in', token)}`);
}

/** The first line of standard input, which no list of processes and no history of commands shows. */
async function passwordFrom({ readInput }: Terminal): Promise<string> {
  const [line = ''] = (await readInput()).split(/\r?\n/u);
  return parsed(NewPassword, line, 'password on standard input');
}

function addressIn(words: readonly string[]): string {
  return parsed(EmailAddress, wordsNamed(words, ['address']).address, 'address');
}

/** @throws {UsageFault} that names what is at fault, and does not repeat it */
function parsed<S extends z.ZodType>(schema: S, text: string, what: string): z.output<S> {
  const { success, data, error } = schema.safeParse(text);
  if (success) return data;
  throw new UsageFault(`The ${what} cannot be used: ${error.issues.map(({ message }) => message).join('; ')}.`);
}

function withUsers(
  surroundings: Surroundings,
  use: (users: UserDeeds, terminal: Terminal) => Promise<void>,
): Promise<number> {
  const { terminal } = surroundings;
  return withServices(surroundings, ({ organisations }) =>
    tellingFailures(terminal, async () => {
      await use(organisations.users, terminal);
      return EXIT.ok;
    }),
  );
}
