import { makeWorld, circumstancesIn } from '#tests/bench/match/world.ts';
import { drawRequirements } from '#tests/bench/match/requirements.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { askedOf } from '#server/domain/matching/judge.ts';
const world = await makeWorld({ spaces: 100000, seed: 1, shape: 'clustered' });
const reqs = drawRequirements(world, { count: 40, seed: 1 });
const sites = [...new Map(world.stock.map((c) => [c.park.id, c])).values()];
const asks = reqs.flatMap((r) => askedOf(circumstancesIn(world, r), CATALOGUE)).filter((a) => a.criterion.coverSlack !== undefined);
const offers = new Map(CATALOGUE.map((c) => [c.id, sites.map((s) => c.offer(s))]));
for (let round = 0; round < 6; round++) {
 const t: Record<string, number[]> = {};
 for (const a of asks) {
  const os = offers.get(a.criterion.id)!;
  const b = performance.now(); for (const o of os) a.outcomeOf(o); (t[a.criterion.id + a.level] ??= []).push((performance.now() - b) * 1000 / sites.length);
 }
 console.log(sites.length, Object.entries(t).map(([k, v]) => k + ' µs ' + v.sort((x,y)=>x-y)[v.length>>1]!.toFixed(2)).join(', '));
}
