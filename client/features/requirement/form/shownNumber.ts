import { type AreaUnit } from '#client/explain/speaking.ts';
import { type Unit, unitOf } from '#client/explain/unit.ts';

const KILOMETRES: Unit = { id: 'km', factor: 1000, decimals: 3 };
/** Lengths that may be longer than this are entered in kilometres. */
const LONG_M = 1000;
/** Decimals that are kept when a number is shown in another unit. */
const SHOWN_DECIMALS = 4;

/** The unit in which a parameter is entered; undefined for a bare number. */
export function enteredUnit(
  { name, max }: { readonly name: string; readonly max?: number | undefined },
  areaUnit: AreaUnit,
): Unit | undefined {
  const unit = unitOf(name, areaUnit);
  return unit?.id === 'm' && (max ?? 0) > LONG_M ? KILOMETRES : unit;
}

/** A stored number as it is entered. */
export function toShown(stored: number, unit: Unit | undefined): number {
  return rounded(stored / (unit?.factor ?? 1));
}

/** An entered number as it is stored; whole where it must be. */
export function toStored(shown: number, unit: Unit | undefined, integer: boolean): number {
  const stored = shown * (unit?.factor ?? 1);
  return integer ? Math.round(stored) : rounded(stored);
}

function rounded(value: number): number {
  return Math.round(value * 10 ** SHOWN_DECIMALS) / 10 ** SHOWN_DECIMALS;
}
