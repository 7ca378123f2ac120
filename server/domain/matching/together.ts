import { type SpaceFacts } from '#shared/space.ts';
import { EffluentTreatment } from '#shared/vocabulary.ts';
import { leastPartM2 } from './letArea.ts';
import { sumOnPaper } from './roundingError.ts';

/** Area of several spaces as one: wholes add up, and so do least parts. Not known where that of one space is not. */
export function areaTogether(spaces: readonly SpaceFacts[]): SpaceFacts {
  const areaM2 = sumOf(spaces.map((facts) => facts.areaM2));
  const divisibleFromM2 = sumOf(
    spaces.map((facts) => leastPartM2({ offeredM2: facts.areaM2, offeredFromM2: facts.divisibleFromM2 })),
  );
  return {
    ...(areaM2 !== undefined && { areaM2 }),
    ...(divisibleFromM2 !== undefined && { divisibleFromM2 }),
  };
}

/** Power allotted to several spaces together. Not known where that of one space is not. */
export function powerTogether(spaces: readonly SpaceFacts[]): SpaceFacts {
  const powerKva = sumOf(spaces.map((facts) => facts.powerKva));
  return { ...(powerKva !== undefined && { powerKva }) };
}

/**
 * Process effluent that several spaces may discharge together, to the weakest treatment of those that may discharge
 * any. Not known where that of one space is not.
 */
export function effluentTogether(spaces: readonly SpaceFacts[]): SpaceFacts {
  const discharging = spaces.filter(({ effluentM3PerDay }) => effluentM3PerDay !== 'none');
  if (discharging.length === 0) return { effluentM3PerDay: 'none', ...weakestTreatment(spaces) };
  const effluentM3PerDay = sumOf(
    discharging.map((facts) => (facts.effluentM3PerDay === 'none' ? 0 : facts.effluentM3PerDay)),
  );
  return { ...(effluentM3PerDay !== undefined && { effluentM3PerDay }), ...weakestTreatment(discharging) };
}

function weakestTreatment(spaces: readonly SpaceFacts[]): SpaceFacts {
  const treatments = spaces.map(({ effluentTreatment }) => effluentTreatment);
  if (treatments.includes('none')) return { effluentTreatment: 'none' };
  if (treatments.includes(undefined)) return {};
  const weakest = EffluentTreatment.options.find((treatment) => treatments.includes(treatment));
  return weakest === undefined ? {} : { effluentTreatment: weakest };
}

function sumOf(amounts: readonly (number | undefined)[]): number | undefined {
  const known = amounts.filter((amount) => amount !== undefined);
  return known.length < amounts.length ? undefined : sumOnPaper(known);
}
