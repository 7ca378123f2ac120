import { type Bson } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { readStage } from './stageNames.ts';
import { type StepGround } from './stage.ts';
import { STEPS } from './steps.ts';

/** What may change a document where it is stored. */
const ALLOWED = new Set(['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith']);

/** A pipeline that makes one document of one. @throws {CommandFailure} 40323, 40324, InvalidOptions */
export function compileUpdatePipeline(pipeline: readonly Bson[], ground: StepGround): (document: Bson) => Bson {
  const steps = pipeline.map((stated) => {
    const { name, operand } = readStage(stated);
    const compile = ALLOWED.has(name) ? STEPS[name] : undefined;
    if (!compile) throw new CommandFailure('InvalidOptions', `${name} is not allowed to be used within an update`);
    return compile(operand, ground);
  });
  return (document) => steps.reduce((changed, step) => step(changed)[0] ?? changed, document);
}
