import { openStore } from '#server/store/connect.ts';

/** Writes to the store of a folder until it is refused, and tells how much was acknowledged and what came then. */
const [, , dataDir = ''] = process.argv;
const { connection, failed, close } = await openStore({ dataDir }, 'serve');
const rows = connection.collection<{ _id: number; text: string }>('rows');
const write = (first: number) =>
  rows.insertMany(Array.from({ length: 100 }, (_, at) => ({ _id: first + at, text: 'x'.repeat(800) })));
const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

let acknowledged = 0;
let refusal: unknown;
while (refusal === undefined) {
  await write(acknowledged).then(
    () => (acknowledged += 100),
    (error: unknown) => (refusal = codeOf(error)),
  );
}
const afterwards = await write(-100).then(() => 'written', codeOf);
const { message } = await failed;
await close();
process.stdout.write(`${JSON.stringify({ acknowledged, refusal, afterwards, message })}\n`);
