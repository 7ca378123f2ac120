import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { compileExpression } from '../expressions/compiling.ts';
import { type DocumentStep, type StepGround } from './stage.ts';

/** Keeps a document, leaves it out, or goes into the documents within it, as the expression says at each level. */
export function compileRedact(operand: unknown, ground: StepGround): DocumentStep {
  const evaluate = compileExpression(operand, ground);
  const redacted = (document: Bson, root: Bson): Bson | undefined => {
    const verdict = evaluate(root, { current: document });
    if (verdict === 'keep') return document;
    if (verdict === 'prune') return undefined;
    if (verdict !== 'descend')
      throw new CommandFailure(17053, '$redact must return one of $$KEEP, $$PRUNE or $$DESCEND');
    return Object.fromEntries(
      Object.entries(document).flatMap(([name, value]) => {
        const left = within(value, root);
        return left === undefined ? [] : [[name, left] as const];
      }),
    );
  };
  const within = (value: unknown, root: Bson): unknown => {
    if (isDocument(value)) return redacted(value, root);
    if (!Array.isArray(value)) return value;
    return value.map((element) => within(element, root)).filter((element) => element !== undefined);
  };
  return (document) => {
    const left = redacted(document, document);
    return left ? [left] : [];
  };
}
