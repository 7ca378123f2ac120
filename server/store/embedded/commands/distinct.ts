import { type Bson, decodeTyped } from '../engine/bson.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { find } from '../engine/finding.ts';
import { type Namespace } from '../engine/namespace.ts';
import { orderedKey } from '../engine/orderedKey.ts';
import { inPages, mapped } from '../engine/pageStreams.ts';
import { refuseTextWithout } from '../engine/text/findingText.ts';
import { valuesAndElementsAt } from '../engine/valuesAt.ts';
import { type Command, type CommandContext, documentField, hintOf, namespaceOf } from './command.ts';
import { findInView, readsView } from './readingView.ts';
import { variablesOf } from './variables.ts';

/** The values of a path, each once; of an array its elements. */
export const distinct: Command = async (request, context) => {
  const { body } = request;
  const { key } = body;
  if (typeof key !== 'string') throw new CommandFailure('TypeMismatch', "Field 'key' must be a string");
  const valueByKey = new Map<string, unknown>();
  for await (const page of documentsOf(context, namespaceOf(request), body)) {
    for (const value of page.flatMap((document) => elementsAt(document, key))) {
      const name = orderedKey(value).toString('latin1');
      if (!valueByKey.has(name)) valueByKey.set(name, value);
    }
  }
  const ordered = [...valueByKey.entries()].sort(([one], [other]) => (one < other ? -1 : 1));
  return { values: ordered.map(([, value]) => value) };
};

function documentsOf(context: CommandContext, namespace: Namespace, body: Bson): AsyncIterable<readonly Bson[]> {
  const variables = variablesOf(body, context);
  const asked = { filter: documentField(body, 'query'), variables, ...hintOf(body) };
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
