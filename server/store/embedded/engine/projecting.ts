import { type Bson, decodePlain, decodeTyped, encode } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';
import { type Meta, withMeta } from './documentMeta.ts';
import { excluding, type FieldTree, fieldTree, including } from './projection/fieldTree.ts';
import { readWishes, type Wished } from './projection/statement.ts';
import { type Decoded, type ProjectionGround, type Step, stepOf } from './projection/steps.ts';

/** What leaves of a document (and of what is known beside it) only what was asked for, with the types that it had. */
export type Projection = (document: Decoded) => Bson;

/**
 * Compiles a projection; `undefined` where it asks for everything.
 * @throws {CommandFailure} 31253 and 31254 where fields are both asked for and left out
 */
export function createProjection(projection: Bson, ground: ProjectionGround = {}): Projection | undefined {
  const wishes = readWishes(projection);
  if (wishes.length === 0) return undefined;
  const choose = choiceOf(wishes);
  const steps = wishes.flatMap((wished) => stepOf(wished, ground) ?? []);
  if (steps.length === 0) return ({ typed }) => choose(typed);
  return (document) => steps.reduce<Bson>((projected, step: Step) => step(projected, document), choose(document.typed));
}

/** As `createProjection`, from bytes to bytes. */
export function createBytesProjection(
  projection: Bson,
  ground: ProjectionGround = {},
): ((bytes: Uint8Array, meta?: Meta) => Uint8Array) | undefined {
  const project = createProjection(projection, ground);
  return project && ((bytes, meta) => encode(project(decoded(bytes, meta))));
}

/** A document as projections take it; decoded as far as it is looked at. */
export function decoded(bytes: Uint8Array, meta?: Meta): Decoded {
  let typed: Bson | undefined;
  let plain: Bson | undefined;
  return {
    get typed() {
      return (typed ??= withMeta(decodeTyped(bytes), meta));
    },
    get plain() {
      return (plain ??= decodePlain(bytes));
    },
  };
}

function choiceOf(wishes: readonly Wished[]): (document: Bson) => Bson {
  const others = wishes.filter(({ path }) => path !== '_id');
  const isIdWanted = !wishes.some(({ path, wish }) => path === '_id' && wish.kind === 'exclude');
  if (isInclusion(others, wishes)) {
    const shown = others.filter(({ wish }) => IN_PLACE.has(wish.kind)).map(({ steps }) => steps);
    return by(including, fieldTree(isIdWanted ? [['_id'], ...shown] : shown));
  }
  const hidden = others.filter(({ wish }) => wish.kind === 'exclude').map(({ steps }) => steps);
  return by(excluding, fieldTree(isIdWanted ? hidden : [['_id'], ...hidden]));
}

function by(choose: (document: Bson, tree: FieldTree) => Bson, tree: FieldTree): (document: Bson) => Bson {
  return (document) => choose(document, tree);
}

/** What stays where it stands in the document; what else is shown comes behind. */
const IN_PLACE = new Set(['include', 'positional', 'slice']);

/** Whether only what is named is shown, as the first field decides that is either asked for or left out. */
function isInclusion(others: readonly Wished[], wishes: readonly Wished[]): boolean {
  const decisive = others.filter(({ wish }) => wish.kind !== 'slice' && wish.kind !== 'meta');
  const [first] = decisive;
  if (!first) return wishes.some(({ wish }) => wish.kind === 'include');
  const isIncluding = first.wish.kind !== 'exclude';
  for (const { path, wish } of decisive) checkMixture(path, wish.kind, isIncluding);
  return isIncluding;
}

function checkMixture(path: string, kind: Wished['wish']['kind'], isIncluding: boolean): void {
  if (isIncluding && kind === 'exclude')
    throw new CommandFailure(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
  if (isIncluding || kind === 'exclude') return;
  if (kind === 'include')
    throw new CommandFailure(31253, `Cannot do inclusion on field ${path} in exclusion projection`);
  if (kind === 'computed')
    throw new CommandFailure(31252, 'Cannot use expression other than $meta in exclusion projection');
}
