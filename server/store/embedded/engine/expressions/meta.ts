import { isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { metaOf } from '../documentMeta.ts';
import { type Operators } from './expression.ts';

/** What is known of the document beside its fields. */
export const META: Operators = {
  $meta(operand) {
    if (typeof operand !== 'string' || !NAMES.has(operand))
      throw new CommandFailure(17308, `Unsupported argument to $meta: ${String(operand)}`);
    return ({ root }) => (isDocument(root) ? metaOf(root, operand) : undefined);
  },
};

/** Of all but the score nothing is known here, as in MongoDB where nothing has asked for it. */
const NAMES = new Set([
  'textScore',
  'geoNearDistance',
  'geoNearPoint',
  'indexKey',
  'randVal',
  'recordId',
  'score',
  'scoreDetails',
  'searchHighlights',
  'searchScore',
  'searchScoreDetails',
  'sortKey',
  'vectorSearchScore',
]);
