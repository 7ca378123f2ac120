import { setTimeout } from 'node:timers/promises';
import { MongoBinary } from 'mongodb-memory-server';

/** A mongod to run tests on, or one sentence that says why there is none. */
export type FoundMongod = { readonly mongod: string } | { readonly reason: string };

/** Looks for the mongod of `MONGOMS_SYSTEM_BINARY`, else for one that was downloaded before, else downloads it within so long. */
export async function findMongod(limitMs: number): Promise<FoundMongod> {
  const waiting = new AbortController();
  const late = setTimeout(
    limitMs,
    { reason: `its download took more than ${limitMs / 1000} s` },
    { signal: waiting.signal },
  );
  const found = MongoBinary.getPath().then(
    (mongod) => ({ mongod }),
    (error: unknown) => ({ reason: sentenceOf(error) }),
  );
  try {
    return await Promise.race([found, late]);
  } finally {
    waiting.abort();
    await late.catch(() => undefined);
  }
}

function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replaceAll(/\s+/gu, ' ').trim();
}
