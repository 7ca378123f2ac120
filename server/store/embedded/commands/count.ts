import { find } from '../engine/finding.ts';
import { type Command, countField, documentField, hintOf, namespaceOf, numberField } from './command.ts';

export const count: Command = async (request, { engine, reading, pacer }) => {
  const { body } = request;
  const collection = engine.find(reading, namespaceOf(request));
  if (!collection) return { n: 0 };
  const filter = documentField(body, 'query');
  const skip = countField(body, 'skip');
  const limit = Math.abs(numberField(body, 'limit') ?? 0);
  if (Object.keys(filter).length === 0 && skip === 0 && limit === 0) return { n: collection.count() };
  let n = 0;
  for await (const page of find(collection, { filter, skip, limit, ...hintOf(body) }, pacer)) n += page.length;
  return { n };
};
