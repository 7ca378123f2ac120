import { type Position } from '#shared/position.ts';
import { type Ring } from '../geo/ring.ts';
import { type Offering } from './candidate.ts';

/** Where a candidate is, as an offer; both absent where that is not known. */
export interface RingOffer {
  readonly offeredPosition: Position | undefined;
  readonly offeredRadiusM: number | undefined;
}

/** Where a candidate is, laid out as an offer and as facts. */
export function ringOffer({ location }: Offering): {
  offeredPosition: Position | undefined;
  offeredRadiusM: number | undefined;
} {
  return { offeredPosition: location?.position, offeredRadiusM: location?.radiusM };
}

/** The ring of an offer; none where it is not known. */
export function ringOf({ offeredPosition, offeredRadiusM }: RingOffer): Ring | undefined {
  if (offeredPosition === undefined || offeredRadiusM === undefined) return undefined;
  return { position: offeredPosition, radiusM: offeredRadiusM };
}
