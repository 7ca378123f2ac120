import { Failure, type FieldFault } from './failure.ts';

/** Most values, and deepest nesting, of a body. A region of 2,000 points has about 6,000 values, five deep. */
const VALUES_MAX = 50_000;
const DEPTH_MAX = 32;

/** Keys that mean something to JavaScript objects themselves. */
const RESERVED_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Refuses JSON that would be dangerous or dear to look at closely: reserved keys, too many values, too deep.
 * It walks without recursion, since a body of a megabyte can be nested half a million deep.
 *
 * @throws {Failure} invalid-request that names the place.
 */
export function soundJson(body: unknown): void {
  const open: Node[] = [{ value: body, key: '', depth: 0 }];
  let values = 1;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.depth > DEPTH_MAX) refuse({ path: pathOf(node), message: `Is nested more than ${DEPTH_MAX} deep` });
    if (RESERVED_KEYS.has(node.key)) refuse({ path: pathOf(node), message: 'Is a key that may not be used' });
    values += sizeOf(node.value);
    if (values > VALUES_MAX) refuse({ path: 'body', message: `Has more than ${VALUES_MAX} values` });
    openUp(node, open);
  }
}

interface Node {
  readonly value: unknown;
  readonly key: string;
  readonly depth: number;
  readonly above?: Node;
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

function openUp(node: Node, open: Node[]): void {
  if (typeof node.value !== 'object' || node.value === null) return;
  for (const [key, value] of Object.entries(node.value)) {
    open.push({ value, key, depth: node.depth + 1, above: node });
  }
}

function pathOf(node: Node): string {
  const keys: string[] = [];
  for (let at = node; at.above !== undefined; at = at.above) keys.push(at.key);
  return keys.reverse().join('.') || 'body';
}

function refuse(fault: FieldFault): never {
  throw new Failure('invalid-request', { detail: 'The body is not of a shape that is read here.', errors: [fault] });
}
