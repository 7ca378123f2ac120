import { Mongoose, Schema } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '#server/platform/log.ts';
import { type TestStore, openTestStore } from '#tests/support/testStore.ts';

let store: TestStore;

beforeAll(async () => {
  store = await openTestStore();
});

afterAll(() => store.close());

/** What is written of an error, as text. */
function logged(err: unknown): string {
  const lines: string[] = [];
  createLog('info', { write: (line) => void lines.push(line) }).error({ err }, 'A request failed');
  return lines.join('');
}

/** What the store says where an address is there already. */
async function refused(): Promise<unknown> {
  const people = store.connection.collection<{ _id: string; email: string }>('people');
  await people.createIndexes([{ key: { email: 1 }, name: 'email_1', unique: true }]);
  await people.insertOne({ _id: 'one', email: 'han.meimei@example.com' });
  return people.insertOne({ _id: 'two', email: 'han.meimei@example.com' }).catch((error: unknown) => error);
}

describe('a fault in the log', () => {
  it('is what and where it was, without the values that a store quotes', async () => {
    const fault = await refused();
    const text = logged(new Error('The person could not be stored', { cause: fault }));

    expect(String(fault)).toContain('han.meimei');
    for (const line of [text, logged(fault)]) {
      expect(line).not.toContain('han.meimei');
      expect(line).toContain('E11000');
      expect(line).toContain('email_1');
      expect(line).toContain('log.test.ts');
    }
    expect(JSON.parse(logged(fault))).toMatchObject({ err: { type: 'MongoServerError', code: 11_000 } });
  });

  it('tells at which fields a model has refused something, and not what', async () => {
    const people = new Mongoose().model(
      'PersonInLog',
      new Schema({ year: Number, email: { type: String, match: /^y/u } }),
    );
    const values: Record<string, string> = {
      year: 'han.meimei@example.com\n(born 1990)',
      email: 'han.meimei@example.com',
    };
    const asked: object = { year: values['year'] };
    const refusals = [
      await new people(values).validate().catch((error: unknown) => error),
      await people
        .find(asked)
        .exec()
        .catch((error: unknown) => error),
    ];

    expect(refusals.map(String).join('')).toContain('han.meimei');
    const lines = refusals.flatMap((fault) => [logged(fault), logged(new Error('Not stored', { cause: fault }))]);
    for (const line of lines) {
      expect(line).not.toMatch(/han\.meimei|born 1990/u);
      expect(line).toContain('A value was refused at year');
      expect(line).toContain('mongoose/lib');
    }
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      err: { type: 'ValidationError', message: 'A value was refused at year, email; it is not told which' },
    });
  });

  it.each([
    ['a text', 'gone', 'gone'],
    ['null', null, 'What was thrown is no error: object'],
    ['a thing', { email: 'han.meimei@example.com' }, 'What was thrown is no error: object'],
  ])('is told where %s was thrown', (_what, thrown, message) => {
    expect(JSON.parse(logged(thrown))).toMatchObject({ err: { message } });
    expect(logged(thrown)).not.toContain('han.meimei');
  });

  it('has no header that lets somebody in', () => {
    const lines: string[] = [];
    const headers = { authorization: 'Bearer secret', cookie: 'session=secret', accept: 'text/html' };

    createLog('info', { write: (line) => void lines.push(line) }).info({ req: { headers } }, 'request');

    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      req: { headers: { authorization: '[Redacted]', cookie: '[Redacted]', accept: 'text/html' } },
    });
  });
});
