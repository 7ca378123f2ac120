import { readSeed } from './seed/load.ts';
import { incentivesAt } from './server/domain/policy/incentives.ts';
import { measuresAt } from './server/domain/policy/measuresAt.ts';
import { stackTotalOf, incentiveStackOf } from './server/domain/policy/incentiveStack.ts';
import { stackProblemOf } from './server/domain/policy/stackProblem.ts';
import { bestStack } from './server/domain/policy/stack/bestStack.ts';
import { claimantOf } from './server/domain/policy/facts.ts';
import { placesAndAbove } from './server/domain/geo/placeTree.ts';
const seed = await readSeed();
const above = placesAndAbove(seed.places);
const pf = (p: string) => above([p]);
const y = (n: number) => n * 100;
const req: any = { asOf: '2026-11-22', criteria: {}, sector: 'mab', company: { drugClass: '1', drugKind: 'biological', productStage: 'ph2', registersAtSite: true, producesAtSite: true, rdCostWithoutLabourFen: y(40_000_000), rdCostFen: y(50_000_000) } };
const empty: any = { asOf: '2026-11-22', criteria: {} };
for (const [name, r] of [['full', req], ['empty', empty]] as const) for (const place of ['sz-pingshan', 'sz-guangming', 'sh-lin-gang-special-area']) {
  const claimant = claimantOf(r, above([place]));
  const time = (what: string, n: number, f: () => unknown) => { f(); f(); const t = process.cpuUsage(); for (let i = 0; i < n; i++) f(); const c = process.cpuUsage(t); console.log(name, place, what, ((c.user + c.system) / 1000 / n).toFixed(3), 'ms'); };
  const ms = measuresAt(seed.policies, claimant, pf);
  time('measuresAt', 50, () => measuresAt(seed.policies, claimant, pf));
  for (const sight of ['confirmed', 'possible'] as const) {
    time('problem ' + sight, 50, () => stackProblemOf(ms, { claimant, sight }));
    const p = stackProblemOf(ms, { claimant, sight }).problem;
    time(`solve ${sight} ${p.options.length}`, 30, () => bestStack(p));
    time('stack ' + sight, 10, () => incentiveStackOf(ms, { claimant, sight }));
  }
  time('all', 5, () => incentivesAt({ policies: seed.policies, placesFrom: pf }, claimant));
}
