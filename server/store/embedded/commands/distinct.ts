import { decodeTyped } from '../engine/bson.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { find } from '../engine/finding.ts';
import { orderedKey } from '../engine/orderedKey.ts';
import { valuesAndElementsAt } from '../engine/valuesAt.ts';
import { type Command, documentField, namespaceOf } from './command.ts';

/** The values of a path, each once; of an array its elements. */
export const distinct: Command = async (request, { engine, reading, pacer }) => {
  const { body } = request;
  const { key } = body;
  if (typeof key !== 'string') throw new CommandFailure('TypeMismatch', "Field 'key' must be a string");
  const collection = engine.find(reading, namespaceOf(request));
  if (!collection) return { values: [] };
  const valueByKey = new Map<string, unknown>();
  for await (const page of find(collection, { filter: documentField(body, 'query') }, pacer)) {
    for (const { bytes } of page) {
      for (const value of elementsAt(decodeTyped(bytes), key))
        valueByKey.set(orderedKey(value).toString('latin1'), value);
    }
  }
  const ordered = [...valueByKey.entries()].sort(([one], [other]) => (one < other ? -1 : 1));
  return { values: ordered.map(([, value]) => value) };
};

function elementsAt(document: Readonly<Record<string, unknown>>, path: string): unknown[] {
  return valuesAndElementsAt(document, path).filter((value) => value !== undefined && !Array.isArray(value));
}
