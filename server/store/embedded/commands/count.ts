import { find } from '../engine/finding.ts';
import { type Command, documentField, namespaceOf, numberField } from './command.ts';

export const count: Command = (request, { engine }) => {
  const { body } = request;
  const collection = engine.find(namespaceOf(request));
  if (!collection) return { n: 0 };
  const filter = documentField(body, 'query');
  const skip = numberField(body, 'skip') ?? 0;
  const limit = Math.abs(numberField(body, 'limit') ?? 0);
  if (Object.keys(filter).length === 0 && skip === 0 && limit === 0) return { n: collection.count() };
  return { n: [...find(collection, { filter, skip, limit })].length };
};
