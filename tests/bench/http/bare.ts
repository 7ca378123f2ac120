import express from 'express';
import { listen } from '#server/platform/http/listen.ts';

/** Bare Express, which reads JSON and answers with so many bytes. */
const text = JSON.stringify(' '.repeat(Number(process.argv[2]) - 2));
const app = express();
app.post('/', express.json(), (_req, res) => {
  res.type('json').send(text);
});
const { address } = await listen(app, { host: '127.0.0.1', port: 0 });
process.stdout.write(`${address}\n`);
