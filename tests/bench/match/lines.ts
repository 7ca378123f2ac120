import { type SpeedTarget } from './targets.ts';
import { percentile } from '../percentile.ts';
import { type Timed } from './inTurn.ts';

/** Of some durations: the median and the one that one in a hundred exceeds. */
export function msText(durationsMs: readonly number[]): string {
  return `median ${number(percentile(durationsMs, 0.5))} ms, p99 ${number(percentile(durationsMs, 0.99))} ms`;
}

/** One line for the index and one for each peer: what they took, and how many times as fast the index was on the requirements that both were asked. */
export function timedLines(
  [index, ...peers]: readonly Timed[],
  targets: Readonly<Record<string, SpeedTarget>>,
): string[] {
  if (index === undefined) return [];
  const own = [...index.msByNumber.values()];
  const spread = percentile(own, 0.99) / percentile(own, 0.5);
  return [
    `${index.name}: ${msText(own)} over ${own.length} requirements; p99 is ${number(spread)} times the median (promised at most 15)`,
    ...peers.map((peer) => peerLine(index, peer, targets[peer.name])),
  ];
}

function peerLine(index: Timed, { name, msByNumber, likenesses }: Timed, target: SpeedTarget | undefined): string {
  const durationsMs = [...msByNumber.values()];
  const beside = [...msByNumber.keys()].map((asked) => index.msByNumber.get(asked) ?? NaN);
  const times = (share: number): string => number(percentile(durationsMs, share) / percentile(beside, share));
  const promised = target === undefined ? '' : ` (promised ${target.median} and ${target.p99 ?? 'nothing'})`;
  return [
    `${name}: ${msText(durationsMs)} over ${durationsMs.length} requirements`,
    `the index is ${times(0.5)} times as fast at the median and ${times(0.99)} times at p99${promised}`,
    `answers: ${counted(likenesses)}`,
  ].join('; ');
}

/** How often each word occurs. */
function counted(words: readonly string[]): string {
  return [...new Set(words)].map((word) => `${words.filter((one) => one === word).length} ${word}`).join(', ');
}

/** Three digits that count. */
export function number(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
