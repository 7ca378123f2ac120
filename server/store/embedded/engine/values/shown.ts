import { Binary, BSONRegExp, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { isDocument } from '../bson.ts';

/** A value as MongoDB writes it in its messages. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length > 0 ? `[ ${value.map(shown).join(', ')} ]` : '[]';
  if (isDocument(value)) return Object.keys(value).length > 0 ? `{ ${shownFields(value)} }` : '{}';
  if (typeof value === 'string') return `"${value}"`;
  return shownNumber(value) ?? shownInstance(value);
}

/** One field of a document as MongoDB writes it. */
export function shownField(name: string, value: unknown): string {
  return `{${name}: ${shown(value)}}`;
}

function shownFields(document: object): string {
  return Object.entries(document)
    .map(([name, value]) => `${name}: ${shown(value)}`)
    .join(', ');
}

function shownNumber(value: unknown): string | undefined {
  if (value instanceof Timestamp) return `Timestamp(${value.t}, ${value.i})`;
  if (typeof value === 'number' || value instanceof Int32 || value instanceof Long) return String(value);
  if (value instanceof Double) return Number.isInteger(value.value) ? value.value.toFixed(1) : String(value.value);
  return value instanceof Decimal128 ? value.toString() : undefined;
}

function shownInstance(value: unknown): string {
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof Binary) return `BinData(${value.sub_type}, ${value.toString('hex').toUpperCase()})`;
  if (value instanceof BSONRegExp) return `/${value.pattern}/${value.options}`;
  if (value instanceof MinKey) return 'MinKey';
  return value instanceof MaxKey ? 'MaxKey' : String(value);
}
