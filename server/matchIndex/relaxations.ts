import { type Relaxation } from '#shared/answer.ts';
import { type Reach, stepsOf } from '#server/domain/matching/relaxation.ts';
import { codeAt } from './flat.ts';
import { type Query } from './query.ts';
import { type Tally } from './tally.ts';
import { type VerdictColumn } from './verdictColumn.ts';

/** The relaxations of `relaxationsOf`, off the tally. */
export function indexedRelaxations({ musts, tally }: Query): Relaxation[] {
  return musts.flatMap((must, number) =>
    must.asked.criterion.negotiable ? [relaxationOf(must, aloneUnder(must, number, tally))] : [],
  );
}

/** Spaces that one must alone excludes. */
interface Alone {
  readonly gain: number;
  readonly gainUnconfirmed: number;
  /** Per offer that they make, in the order of the first id. */
  readonly spacesByCode: ReadonlyMap<number, number>;
}

function aloneUnder({ column: { codes } }: VerdictColumn, number: number, { unmet, unknown, lastUnmet }: Tally): Alone {
  const spacesByCode = new Map<number, number>();
  let gain = 0;
  let gainUnconfirmed = 0;
  for (let row = 0; row < unmet.length; row += 1) {
    if (unmet[row] !== 1 || lastUnmet[row] !== number) continue;
    if (unknown[row] === 0) gain += 1;
    else gainUnconfirmed += 1;
    const code = codeAt(codes, row);
    spacesByCode.set(code, (spacesByCode.get(code) ?? 0) + 1);
  }
  return { gain, gainUnconfirmed, spacesByCode };
}

function relaxationOf({ asked, column }: VerdictColumn, { gain, gainUnconfirmed, spacesByCode }: Alone): Relaxation {
  const reaches = [...spacesByCode].flatMap(([code, spaces]): Reach[] => {
    const example = column.examples[code];
    const change = example === undefined ? undefined : asked.change(example);
    return change === undefined ? [] : [{ change, spaces }];
  });
  return { criterion: asked.criterion.id, gain, gainUnconfirmed, steps: stepsOf(reaches) };
}
