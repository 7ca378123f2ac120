import { makeWorld, circumstancesIn } from '#tests/bench/match/world.ts';
import { drawRequirements } from '#tests/bench/match/requirements.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { askedOf } from '#server/domain/matching/judge.ts';
import { byCodeUnits } from '#server/domain/matching/order.ts';
import { placedOf } from '#server/matchIndex/placed.ts';
import { treeQueryOf } from '#server/matchIndex/treeQuery.ts';
import { search } from '#server/matchIndex/search.ts';
const N = Number(process.argv[2]), Q = Number(process.argv[3] ?? 60);
const world = await makeWorld({ spaces: N, seed: 1, shape: (process.argv[4] ?? 'clustered') as 'clustered' });
const reqs = drawRequirements(world, { count: Q, seed: 1 });
const stock = world.stock.toSorted((a,b)=>byCodeUnits(a.space.id,b.space.id));
let t0 = performance.now();
const placed = placedOf(stock, CATALOGUE);
console.log('build', performance.now()-t0, 'sites', placed.sites.length);
const by: Record<string, number> = {}; let calls = 0, nodes = 0, leaves = 0, scored=0;
const cs = reqs.map((r) => ({ c: circumstancesIn(world, r), r }));
const rows: string[] = [];
for (const { c, r } of cs) { const asked = askedOf(c, CATALOGUE).map((a) => ({ ...a, outcomeOf: (o: any) => { calls++; by[a.criterion.id] = (by[a.criterion.id] ?? 0) + 1; return a.outcomeOf(o); } })); const e = {nodes:0,leaves:0,scored:0}; const got = search(treeQueryOf(placed, asked, r.rankBy ?? 'expected'), 50, e); nodes += e.nodes; leaves += e.leaves; scored += e.scored;
 rows.push(`nodes ${e.nodes} leaves ${e.leaves} scored ${e.scored} met ${got.filter(g=>g.isMet).length} of ${got.length}`); }
console.log('calls/query', calls/Q|0, 'nodes', nodes/Q|0, 'leaves', leaves/Q|0, 'scored', scored/Q|0, Object.entries(by).sort((a,b)=>b[1]-a[1]).slice(0,20).map(([k,v])=>k+' '+(v/Q|0)).join(', '));
import { Session } from 'node:inspector/promises'; import fs from 'node:fs';
const session = new Session(); session.connect(); await session.post('Profiler.enable'); await session.post('Profiler.setSamplingInterval',{interval:200});
const once = () => { for (const { c, r } of cs) search(treeQueryOf(placed, askedOf(c, CATALOGUE), r.rankBy ?? 'expected'), 50); };
once(); once();
{ const u = process.cpuUsage(); for (let i=0;i<5;i++) once(); const d = process.cpuUsage(u); console.log('CPU ms/query', ((d.user+d.system)/1000/5/Q).toFixed(2)); }
if (process.env.PROF) { await session.post('Profiler.start'); for (let i=0;i<5;i++) once(); const { profile } = await session.post('Profiler.stop'); fs.writeFileSync('/tmp/q.cpuprofile', JSON.stringify(profile)); }
const ta: number[] = [], tq: number[] = [], ts: number[] = [], tt: number[]=[];
for (let i=0;i<4;i++) { ta.length=tq.length=ts.length=tt.length=0; for (const { c, r } of cs) { const a=performance.now(); const asked=askedOf(c, CATALOGUE); const b=performance.now(); const q=treeQueryOf(placed, asked, r.rankBy ?? 'expected'); const d=performance.now(); search(q, 50); const e=performance.now(); ta.push(b-a); tq.push(d-b); ts.push(e-d); tt.push(e-a);} }
const q = (a: number[], p: number) => a.slice().sort((x,y)=>x-y)[Math.min(a.length-1, Math.floor(a.length*p))]!;
for (const [n,a] of Object.entries({asked:ta,query:tq,search:ts,total:tt})) console.log(n, 'median', q(a,.5).toFixed(3), 'mean', (a.reduce((x,y)=>x+y)/a.length).toFixed(3), 'p90', q(a,.9).toFixed(3), 'p99', q(a,.99).toFixed(3));
if (process.argv[5]) { rows.slice(0,20).forEach((r,i)=>console.log(r, tq[i]!.toFixed(2), ts[i]!.toFixed(2))); }
