import { Position } from '#shared/position.ts';
import { distanceRangeM } from '../../geo/ring.ts';
import { RADIUS_M, ringNumbersOf, squaredLine } from '../../geo/ringNumbers.ts';
import { leastM, MEASURED_M, mostM, spotOf } from '../../geo/sphere.ts';
import { numberAt } from '../../flat.ts';
import { defineCriterion } from '../criterion.ts';
import { DISTANCE_SPAN_M, reachAsks, reachChange, reachOutcomes, reachSatisfaction, reachVerdict } from '../reach.ts';
import { ringOf, ringOffer } from '../ringOffer.ts';

/**
 * The space lies near a place of the company's own, along a great circle. Of a space that is only known to lie in a
 * ring, all of the ring is judged: met where its far edge is within the limit, unmet where its near edge is beyond.
 */
export const distance = defineCriterion({
  id: 'distance',
  group: 'place',
  asks: reachAsks.safeExtend({ to: Position }),
  reads: [],
  offer: ringOffer,
  facts({ to, idealM, limitM }, offered) {
    const ring = ringOf(offered);
    const away = ring && distanceRangeM(ring, { position: to, radiusM: 0 });
    return { requiredPosition: to, idealM, limitM, offeredFromM: away?.low, offeredToM: away?.high };
  },
  outcomesOver({ asked: { to, idealM, limitM }, level }, rings) {
    const there = { position: to, radiusM: 0 };
    const [numbers, spot] = [ringNumbersOf(rings), spotOf(to)];
    const outcomeOf = reachOutcomes({ idealM, limitM }, level);
    const nearM = level === 'must' ? limitM : idealM;
    return (number) => {
      const at = numbers.beginOf(number);
      const squared = squaredLine(spot, numbers.all, at);
      const slackM = numberAt(numbers.all, at + RADIUS_M) + MEASURED_M;
      if (leastM(squared) - slackM > limitM) return outcomeOf(Infinity, Infinity);
      if (mostM(squared) + slackM < nearM) return outcomeOf(0, 0);
      const ring = rings.at(number);
      if (ring === undefined) return outcomeOf(0, Infinity);
      const { low, high } = distanceRangeM(ring, there);
      return outcomeOf(low, high);
    };
  },
  beyondOver({ asked: { to, limitM } }, rings) {
    const [numbers, spot] = [ringNumbersOf(rings), spotOf(to)];
    return (number) => {
      const at = numbers.beginOf(number);
      return leastM(squaredLine(spot, numbers.all, at)) - numberAt(numbers.all, at + RADIUS_M) - MEASURED_M > limitM;
    };
  },
  verdict: (facts) => reachVerdict(facts),
  satisfaction: (facts) => reachSatisfaction(facts),
  change: (facts) => reachChange(facts),
  coverSlack: 1,
  harder: { limitM: 'less' },
  harderWish: { idealM: 'less' },
  negotiable: true,
  scale: { unit: 'm', span: DISTANCE_SPAN_M },
});
