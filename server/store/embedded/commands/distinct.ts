import { type Bson, decodeTyped } from '../engine/bson.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { valueOrder } from '../engine/expressions/ordering.ts';
import { find, type Search } from '../engine/finding.ts';
import { type Namespace } from '../engine/namespace.ts';
import { inPages, mapped } from '../engine/pageStreams.ts';
import { refuseTextWithout } from '../engine/text/findingText.ts';
import { valuesAndElementsAt } from '../engine/valuesAt.ts';
import { type Command, type CommandContext, documentField, hintOf, namespaceOf } from './command.ts';
import { findInView, readsView } from './readingView.ts';
import { termsOf } from './terms.ts';

/** The values of a path, each once; of an array its elements. */
export const distinct: Command = async (request, context) => {
  const { body } = request;
  const { key } = body;
  if (typeof key !== 'string') throw new CommandFailure('TypeMismatch', "Field 'key' must be a string");
  const namespace = namespaceOf(request);
  const terms = termsOf(body, context, context.engine.catalogue.find(context.reading, namespace));
  const { keys, compare } = valueOrder(terms.collation?.texts);
  const keyOf = keys();
  const valueByKey = new Map<string, unknown>();
  for await (const page of documentsOf(context, namespace, {
    filter: documentField(body, 'query'),
    ...terms,
    ...hintOf(body),
  })) {
    for (const value of page.flatMap((document) => elementsAt(document, key))) {
      const name = keyOf(value);
      if (!valueByKey.has(name)) valueByKey.set(name, value);
    }
  }
  return { values: [...valueByKey.values()].sort(compare) };
};

function documentsOf(context: CommandContext, namespace: Namespace, asked: Search): AsyncIterable<readonly Bson[]> {
  if (readsView(context, namespace)) return mapped(findInView(context, namespace, { search: asked }), decodeTyped);
  const collection = context.engine.find(context.reading, namespace);
  if (!collection) {
    refuseTextWithout(namespace, asked.filter);
    return inPages<Bson>([], 1);
  }
  return mapped(find(collection, asked, context.pacer), ({ bytes }) => decodeTyped(bytes));
}

function elementsAt(document: Bson, path: string): unknown[] {
  return valuesAndElementsAt(document, path).filter((value) => value !== undefined && !Array.isArray(value));
}
