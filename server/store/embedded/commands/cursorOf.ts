import { type Bson, encode } from '../engine/bson.ts';
import { inPages, mapped } from '../engine/pageStreams.ts';
import { type Namespace } from '../engine/namespace.ts';
import { type CommandContext } from './command.ts';
import { cursorReply } from './cursorReply.ts';
import { firstBatchOf } from './firstBatch.ts';

/** Documents that are there already, handed over in batches as the command's `cursor` asks. */
export async function cursorOf(
  { engine, session }: CommandContext,
  body: Bson,
  { namespace, documents }: { readonly namespace: Namespace; readonly documents: readonly Bson[] },
): Promise<Uint8Array> {
  const pages = mapped(inPages(documents, PAGE), encode);
  return cursorReply(namespace, await engine.cursors.open({ pages, session }, firstBatchOf(body)), 'firstBatch');
}

const PAGE = 256;
