import { openStore } from '#server/store/connect.ts';

/** Joins the store of a folder, leaves a document, and tells whether another process serves it. */
const [, , dataDir = '', id = ''] = process.argv;
const store = await openStore({ dataDir }, 'join');
await store.connection.collection<{ _id: string }>('guests').insertOne({ _id: id });
process.stdout.write(`${JSON.stringify({ joined: store.joined })}\n`);
await store.close();
