import { type Bson } from '#server/store/embedded/engine/bson.ts';

/** How many clients write at the same time. */
export const CLIENTS = 8;

/** The database that they write to. */
export const DATABASE = 'crash';

/** One thing that a client asks for; its number is that of the retryable write or transaction in the client's session. */
export interface Operation {
  readonly client: number;
  readonly number: number;
}

type Kind = 'single' | 'batch' | 'count' | 'transfer';

/** Transfers, whose halves must stay together, are half of all. */
const KINDS: readonly Kind[] = ['single', 'transfer', 'batch', 'transfer', 'count', 'transfer', 'count', 'transfer'];

/** What the operation does: clients begin at different places, so that kinds meet each other. */
export function kindOf({ client, number }: Operation): Kind {
  return KINDS[(number + client) % KINDS.length] ?? 'single';
}

export function nameOf({ client, number }: Operation): string {
  return `${client}-${number}`;
}

/** How many documents one command of the kind `batch` inserts. */
export const BATCH = 10;

/** Who gets what a client transfers. */
export function receiverOf({ client }: Operation): number {
  return (client + 1) % CLIENTS;
}

/** The commands of an operation, in their order. Sent again they are the same bytes, as a driver's are. */
export function commandsOf(operation: Operation): Bson[] {
  const { client, number } = operation;
  const numbered = { lsid: { id: `client ${client}` }, txnNumber: number, $db: DATABASE };
  const name = nameOf(operation);
  switch (kindOf(operation)) {
    case 'single':
      return [{ insert: 'singles', documents: [{ _id: name, client, number }], ...numbered }];
    case 'batch':
      return [{ insert: 'batches', documents: batchOf(name), ...numbered }];
    case 'count':
      return [{ update: 'counters', updates: [raise(client, 1)], ...numbered }];
    case 'transfer': {
      const within = { ...numbered, autocommit: false };
      return [
        { insert: 'givings', documents: [{ _id: name, client }], startTransaction: true, ...within },
        { insert: 'takings', documents: [{ _id: name, client }], ...within },
        { update: 'accounts', updates: [raise(client, -1), raise(receiverOf(operation), 1)], ...within },
        { ...within, commitTransaction: 1, $db: 'admin' },
      ].map(nameFirst);
    }
  }
}

/** What a driver sends once more that has lost the answer: the write, or of a transaction its end. */
export function lastCommandOf(operation: Operation): Bson {
  return commandsOf(operation).at(-1) ?? {};
}

function batchOf(name: string): Bson[] {
  return Array.from({ length: BATCH }, (_, at) => ({ _id: `${name}-${at}`, name, at }));
}

function raise(id: number, by: number): Bson {
  return { q: { _id: id }, u: { $inc: { n: by } }, upsert: true };
}

/** A command is named by its first field. */
function nameFirst(command: Bson): Bson {
  return 'commitTransaction' in command ? { commitTransaction: 1, ...command } : command;
}
