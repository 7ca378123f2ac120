import { type FittingVerdict } from '#shared/criterion.ts';
import { byCodeUnits } from '../order.ts';
import { type Contender, type Contest, TOP_PLACES } from './contender.ts';

/** A contender that other weights may bring among the first three of its verdict. */
export interface Entry {
  readonly contender: Contender;
  /** Its place in the order of ids. */
  readonly turn: number;
}

/** The contenders of a verdict; of those alike in all that decides, the first three by id: the others are behind these under any weights. */
export function entriesOf({ contenders }: Contest, verdict: FittingVerdict): Entry[] {
  const alike = new Map<string, number>();
  return contenders
    .filter((contender) => contender.verdict === verdict)
    .sort((a, b) => byCodeUnits(a.candidate.space.id, b.candidate.space.id))
    .flatMap((contender, turn) => {
      const key = contender.parts.map(bytesOf).join('');
      const earlier = alike.get(key) ?? 0;
      alike.set(key, earlier + 1);
      return earlier < TOP_PLACES ? [{ contender, turn }] : [];
    });
}

/** Numbers as text, alike for the same numbers: far quicker than writing them out. */
function bytesOf(numbers: Float64Array): string {
  return String.fromCharCode(...new Uint16Array(numbers.buffer));
}
