import { type StoreAddress } from '#server/store/embedded/address.ts';
import { type Bson } from '#server/store/embedded/engine/bson.ts';
import { answerDocument, commandMessage, dial } from '#tests/support/rawConnection.ts';
import { createRandom, type Random } from '#tests/support/random.ts';
import { changedSending, type Sending } from './changes.ts';
import { type Reaction, send } from './send.ts';

/** What came of a run. */
export interface Fuzzed {
  readonly sent: number;
  readonly answered: number;
  readonly refused: number;
  /** How many connections ended without an answer, though their sender did not break off. */
  readonly silent: number;
  /** How many of each change. */
  readonly changes: ReadonlyMap<string, number>;
  readonly faults: readonly string[];
}

export interface FuzzWish {
  readonly address: StoreAddress;
  readonly seed: number;
  readonly messages: number;
  /** Called whenever a good client has been answered, which is after every so many messages. */
  readonly onChecked?: (sent: number) => Promise<void>;
}

/** So many connections at a time. */
const AT_ONCE = 16;
const CHECKED_EVERY = 1000;

/** Sends changed messages, and looks in between whether a good client is served as before. */
export async function fuzz({ address, seed, messages, onChecked }: FuzzWish): Promise<Fuzzed> {
  const random = createRandom(seed);
  const counts = { sent: 0, answered: 0, refused: 0, silent: 0 };
  const changes = new Map<string, number>();
  const faults: string[] = [];
  const take = ({ change, breaksOff }: Sending, { answered, refused, fault }: Reaction): void => {
    counts.sent += 1;
    counts.answered += answered;
    counts.refused += refused;
    counts.silent += Number(answered + refused === 0 && !breaksOff);
    changes.set(change, (changes.get(change) ?? 0) + 1);
    if (fault !== undefined) faults.push(`${change}: ${fault}`);
  };

  while (counts.sent < messages) {
    const rest = sendingsOf(random, Math.min(messages - counts.sent, CHECKED_EVERY));
    const sendOneByOne = async (): Promise<void> => {
      for (const sending of rest) take(sending, await send(sending, address));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sendOneByOne));
    faults.push(...(await goodClient(address, counts.sent)));
    await onChecked?.(counts.sent);
  }
  return { ...counts, changes, faults };
}

/** Made when they are taken, each by one of the connections. */
function* sendingsOf(random: Random, count: number): Generator<Sending> {
  for (let made = 0; made < count; made += 1) yield changedSending(random);
}

/** A client that behaves, in a database that no changed message names. */
async function goodClient(address: StoreAddress, number: number): Promise<string[]> {
  const connection = await dial(address);
  const ask = async (command: Bson): Promise<Bson> =>
    answerDocument(await connection.ask(commandMessage({ ...command, $db: 'good' })));
  const inserted = await ask({ insert: 'documents', documents: [{ _id: number, text: 'sound' }] });
  const found = await ask({ find: 'documents', filter: { _id: number } });
  const checked = await ask({ validate: 'documents' });
  connection.close();
  const said = JSON.stringify([inserted['n'], found['cursor'], checked['valid']]);
  const isRight =
    said.startsWith('[1,') && said.includes(`[{"_id":${number},"text":"sound"}]`) && said.endsWith('true]');
  return isRight ? [] : [`A good client was told ${said}`];
}
