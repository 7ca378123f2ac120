import { createClock } from '#server/platform/clock.ts';
import { createAnswer } from '#server/store/embedded/commands/answer.ts';
import { type Disk } from '#server/store/embedded/disk/disk.ts';
import { type Bson, decodePlain, encode } from '#server/store/embedded/engine/bson.ts';
import { createEngine, type Engine } from '#server/store/embedded/engine/engine.ts';
import { recover } from '#server/store/embedded/engine/upkeep.ts';
import { readMessage } from '#server/store/embedded/wire/message.ts';
import { commandMessage } from '#tests/support/rawConnection.ts';

/** Asks the store on a disk, without a socket in between. */
export function questioner(disk: Disk): (command: Bson) => Promise<Bson> {
  return questionerOf(createEngine(disk, SETTINGS));
}

/** As `questioner`, when what was left undone has been taken up, as it is at every start. */
export async function recoveredQuestioner(disk: Disk): Promise<(command: Bson) => Promise<Bson>> {
  const engine = createEngine(disk, SETTINGS);
  await recover(engine);
  return questionerOf(engine);
}

const SETTINGS = { storeId: 'damaged', now: createClock().now };

function questionerOf(engine: Engine): (command: Bson) => Promise<Bson> {
  const answer = createAnswer({ engine });
  return async (command) => {
    const request = readMessage(commandMessage({ ...command, $db: 'sample' }));
    return decodePlain(await answer(request, { id: 1, host: 'damaged', trusted: true, closed: false }));
  };
}

const DOCUMENTS = 240;

/** Every third document is gone again, so that there are free pages; every tenth is too large for a page. */
export function sampleCommands(): Bson[] {
  const all = Array.from({ length: DOCUMENTS }, (_, at) => ({
    _id: at,
    group: at % 7,
    text: `document ${at} `.repeat(at % 10 === 0 ? 500 : 1 + (at % 40)),
  }));
  const indexes = [
    { key: { group: 1 }, name: 'group' },
    { key: { text: -1 }, name: 'text' },
  ];
  return [
    { createIndexes: 'rows', indexes },
    { insert: 'rows', documents: all },
    { delete: 'rows', deletes: [{ q: { _id: { $mod: [3, 0] } }, limit: 0 }] },
    { update: 'rows', updates: [{ q: { group: 2 }, u: { $set: { changed: true } }, multi: true }] },
  ];
}

/** What reads everything, by every way: all documents, each by its number, and by each index. */
export const QUESTIONS: readonly Bson[] = [
  { find: 'rows', batchSize: 1000 },
  { find: 'rows', sort: { text: -1 }, hint: 'text', batchSize: 1000 },
  { count: 'rows' },
  { count: 'rows', query: { group: { $gte: 0 } } },
  ...Array.from({ length: 7 }, (_, group) => ({ find: 'rows', filter: { group }, batchSize: 1000 })),
  ...Array.from({ length: DOCUMENTS }, (_, _id) => ({ find: 'rows', filter: { _id } })),
];

/** What the store itself says about whether it is sound. */
export const CHECKS: readonly Bson[] = [{ validate: 'rows' }, { parkfitVerifyLog: 1 }];

/** An answer in a form that is the same for the same documents; undefined for an error. */
export function plainAnswer({ ok, cursor, n }: Bson): string | undefined {
  return ok === 1 ? Buffer.from(encode({ cursor, n })).toString('base64') : undefined;
}
