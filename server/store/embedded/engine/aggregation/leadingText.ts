import { type Bson, isDocument, plainDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { scoreMissing } from '../documentMeta.ts';
import { mentionsText, takeText } from '../text/findingText.ts';
import { asksForTextScore } from '../text/textScore.ts';
import { type StatedStage } from './stageNames.ts';

/**
 * Refuses a `$text` that is not in the first stage, and the score where nothing has been searched for.
 * @throws {CommandFailure} 17313, 40218
 */
export function checkText(stages: readonly StatedStage[]): void {
  const [first, ...others] = stages;
  if (others.some(isSearch)) throw new CommandFailure(17313, MISPLACED);
  if (first && isSearch(first)) return;
  if (stages.some(({ name, operand }) => !HAS_PIPELINES.has(name) && asksForTextScore(operand))) throw scoreMissing();
}

/** The stages with a first one that has no `$text`, as stages by themselves know none. */
export function withoutText(stages: readonly StatedStage[]): readonly StatedStage[] {
  const [first, ...others] = stages;
  if (!first || !isSearch(first) || !isDocument(first.operand)) return stages;
  return [{ ...first, operand: takeText(plainDocument(first.operand)).rest }, ...others];
}

/** Refuses a `$text` in a stage by itself. @throws {CommandFailure} 17313 */
export function refuseText(filter: Bson): void {
  if (mentionsText(filter)) throw new CommandFailure(17313, MISPLACED);
}

const MISPLACED = '$match with $text is only allowed as the first pipeline stage';

/** What is asked for within them may have been searched for there. */
const HAS_PIPELINES = new Set(['$facet', '$lookup', '$unionWith']);

function isSearch({ name, operand }: StatedStage): boolean {
  return name === '$match' && mentionsText(operand);
}
