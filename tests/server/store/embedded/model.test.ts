import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collected } from '#server/store/embedded/engine/pageStreams.ts';
import { decodePlain, encode } from '#server/store/embedded/engine/bson.ts';
import { type Engine } from '#server/store/embedded/engine/engine.ts';
import { find } from '#server/store/embedded/engine/finding.ts';
import { createAnswer } from '#server/store/embedded/commands/answer.ts';
import { openEngine } from './openEngine.ts';

const small = fc.integer({ min: 0, max: 5 });
const change = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), id: small, n: small, code: small }),
  fc.record({ kind: fc.constant('set' as const), id: small, n: small, code: small }),
  fc.record({ kind: fc.constant('upsert' as const), id: small, n: small, code: small }),
  fc.record({ kind: fc.constant('raiseAll' as const), id: small, n: small, code: small }),
  fc.record({ kind: fc.constant('delete' as const), id: small, n: small, code: small }),
  fc.record({ kind: fc.constant('deleteWhere' as const), id: small, n: small, code: small }),
  fc.record({ kind: fc.constant('reopen' as const), id: small, n: small, code: small }),
);
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

interface Row {
  readonly _id: number;
  readonly n: number;
  /** Unique. */
  readonly code: number;
}

/** What the store should be, as plainly as can be said. */
type Model = Map<number, Row>;

describe('the engine against a plain map', () => {
  it('has the same documents after any changes, by every way to them, also when it is opened anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 25 }), async (changes) => {
        const folder = mkdtempSync(join(tmpdir(), 'parkfit-test-'));
        let running = open(folder);
        const model: Model = new Map();
        await running.run({
          createIndexes: 'rows',
          indexes: [
            { key: { code: 1 }, name: 'code', unique: true },
            { key: { n: -1 }, name: 'n' },
          ],
        });
        for (const each of changes) {
          if (each.kind === 'reopen') {
            await running.close();
            running = open(folder);
          } else {
            await running.run(commandOf(each));
            apply(model, each);
          }
          await expectSame(running.engine, model);
        }
        await running.close();
        rmSync(folder, { recursive: true });
      }),
      { numRuns: 40 },
    );
  });
});

function open(folder: string) {
  const { engine, close } = openEngine(folder);
  const answer = createAnswer({ engine });
  return {
    engine,
    close,
    run: async (command: Record<string, unknown>) => {
      const { documents = [], ...body } = command;
      const name = Object.keys(command)[0] ?? '';
      const raw = (documents as object[]).map((document) => encode({ ...document }));
      const request = { requestId: 1, name, body, documents: raw, database: 'test', unanswered: false, legacy: false };
      return decodePlain(await answer(request, { id: 1, host: 'embedded:27017', trusted: true, closed: false }));
    },
  };
}

function commandOf({ kind, id, n, code }: Change): Record<string, unknown> {
  const commands = {
    insert: { insert: 'rows', documents: [{ _id: id, n, code }] },
    set: { update: 'rows', updates: [{ q: { _id: id }, u: { $set: { n, code } } }] },
    upsert: { update: 'rows', updates: [{ q: { _id: id }, u: { _id: id, n, code }, upsert: true }] },
    raiseAll: { update: 'rows', updates: [{ q: { n: { $gte: n } }, u: { $inc: { n: 1 } }, multi: true }] },
    delete: { delete: 'rows', deletes: [{ q: { _id: id }, limit: 1 }] },
    deleteWhere: { delete: 'rows', deletes: [{ q: { code: { $gt: code } }, limit: 0 }] },
    reopen: {},
  };
  return commands[kind];
}

function apply(model: Model, { kind, id, n, code }: Change): void {
  const isTaken = [...model.values()].some((row) => row.code === code && row._id !== id);
  const row = { _id: id, n, code };
  const changes: Readonly<Record<Change['kind'], () => unknown>> = {
    insert: () => !model.has(id) && !isTaken && model.set(id, row),
    set: () => model.has(id) && !isTaken && model.set(id, row),
    upsert: () => !isTaken && model.set(id, row),
    delete: () => model.delete(id),
    raiseAll() {
      for (const other of [...model.values()]) if (other.n >= n) model.set(other._id, { ...other, n: other.n + 1 });
    },
    deleteWhere() {
      for (const other of [...model.values()]) if (other.code > code) model.delete(other._id);
    },
    reopen: () => undefined,
  };
  changes[kind]();
}

async function expectSame(engine: Engine, model: Model): Promise<void> {
  const collection = engine.find(engine.disk, { database: 'test', collection: 'rows' });
  const rows = [...model.values()].sort((one, other) => one._id - other._id);
  const by = async (filter: object) => {
    const found = collection ? await collected(find(collection, { filter: { ...filter } })) : [];
    return found.map(({ bytes }) => decodePlain(bytes));
  };
  expect(await by({})).toEqual(rows);
  for (const value of [0, 3, 5]) {
    expect(await by({ code: value })).toEqual(rows.filter(({ code }) => code === value));
    expect((await by({ n: { $gt: value } })).length).toBe(rows.filter(({ n }) => n > value).length);
    expect((await by({ n: { $in: [value, 1] } })).length).toBe(rows.filter(({ n }) => n === value || n === 1).length);
  }
}
