import { type Verdict } from '#shared/criterion.ts';
import { numberChange } from './change.ts';
import { type AskChange } from './criterion.ts';
import { allMet, atLeast, isThere } from './verdict.ts';

/** A piped supply as asked and as offered: whether it is there at all and, where an amount is asked, how much of it. */
interface PipedSupply {
  /** Absent: any amount will do. */
  readonly required: number | undefined;
  readonly offered: number | undefined;
  readonly offeredSupply: 'available' | 'none' | undefined;
}

/** Whether a supply is there: as told, else it must be, where an amount of it is known. */
export function supplyOf(
  told: 'available' | 'none' | undefined,
  amount: number | undefined,
): 'available' | 'none' | undefined {
  return told ?? (amount === undefined ? undefined : 'available');
}

/** There, and enough of it where an amount is asked: a supply that is not there settles it, an amount that is not known leaves it open. */
export function suffices({ required, offered, offeredSupply }: PipedSupply): Verdict {
  return allMet([isThere(offeredSupply), required === undefined ? 'met' : atLeast(offered, required)]);
}

/** To what the amount asked would have to come down; none where the supply is not there, or no amount is asked or known. */
export function supplyChange({ required, offered, offeredSupply }: PipedSupply, span: number): AskChange | undefined {
  if (required === undefined || offeredSupply === 'none') return undefined;
  return numberChange(required, offered, span);
}
