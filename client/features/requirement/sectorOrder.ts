import { type Sector } from '#shared/sector.ts';
import { SectorId } from '#shared/vocabulary.ts';

/** In the order of the field's own list, whatever order the server has. */
export function inOrder(sectors: readonly Sector[]): Sector[] {
  return SectorId.options.flatMap((id) => sectors.find((sector) => sector.id === id) ?? []);
}
