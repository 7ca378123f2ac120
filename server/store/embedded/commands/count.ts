import { find } from '../engine/finding.ts';
import { type Namespace } from '../engine/namespace.ts';
import {
  type Command,
  type CommandContext,
  countField,
  documentField,
  hintOf,
  namespaceOf,
  numberField,
} from './command.ts';
import { findInView, readsView } from './readingView.ts';
import { termsOf } from './terms.ts';
import { refuseTextWithout } from '../engine/text/findingText.ts';
import { type Search } from '../engine/finding.ts';

export const count: Command = async (request, context) => {
  const { body } = request;
  const namespace = namespaceOf(request);
  const asked = {
    filter: documentField(body, 'query'),
    skip: countField(body, 'skip'),
    limit: Math.abs(numberField(body, 'limit') ?? 0),
    ...hintOf(body),
    ...termsOf(body, context, context.engine.catalogue.find(context.reading, namespace)),
  };
  let n = 0;
  if (readsView(context, namespace)) {
    for await (const page of findInView(context, namespace, { search: asked })) n += page.length;
    return { n };
  }
  return { n: await countIn(context, namespace, asked) };
};

async function countIn(
  { engine, reading, pacer }: CommandContext,
  namespace: Namespace,
  asked: Search,
): Promise<number> {
  const collection = engine.find(reading, namespace);
  const { filter, skip, limit } = asked;
  if (!collection) {
    refuseTextWithout(namespace, filter);
    return 0;
  }
  if (Object.keys(filter).length === 0 && skip === 0 && limit === 0) return collection.count();
  let n = 0;
  for await (const page of find(collection, asked, pacer)) n += page.length;
  return n;
}
