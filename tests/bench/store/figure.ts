/** What was measured of one question, of the store and of those beside it in the same run. */
export interface Figure {
  readonly what: string;
  readonly unit: string;
  readonly value: number;
  /** What the product promises; absent where it promises nothing. */
  readonly target?: Target;
  readonly peers: readonly Peer[];
}

export interface Target {
  readonly is: 'at least' | 'at most';
  readonly value: number;
}

/** The same question answered by something else. */
export interface Peer {
  readonly name: string;
  readonly value: number;
  /** The share of the peer's value that the product promises to reach, 0 to 1. */
  readonly share?: number;
}

/** One line for each figure: the value, what was promised and whether it holds, and the ratio to each peer. */
export function figureLine(figure: Figure): string {
  const { what, value, unit, target, peers } = figure;
  const parts = [
    `${what}: ${number(value)} ${unit}`,
    ...(target ? [`promised ${target.is} ${number(target.value)}: ${keeps(value, target) ? 'kept' : 'NOT KEPT'}`] : []),
    ...peers.map((peer) => peerText(value, peer)),
  ];
  return parts.join('; ');
}

/** Whether everything that is promised of the figure holds. */
export function isKept({ value, target, peers }: Figure): boolean {
  const keepsShares = peers.every((peer) => peer.share === undefined || value >= peer.share * peer.value);
  return (!target || keeps(value, target)) && keepsShares;
}

function keeps(value: number, { is, value: bound }: Target): boolean {
  return is === 'at least' ? value >= bound : value <= bound;
}

function peerText(value: number, peer: Peer): string {
  const text = `${number(value / peer.value)} × ${peer.name} (${number(peer.value)})`;
  if (peer.share === undefined) return text;
  return `${text}, promised at least ${number(peer.share)} ×: ${value >= peer.share * peer.value ? 'kept' : 'NOT KEPT'}`;
}

/** Three digits that count. */
function number(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-GB');
  return String(Number(value.toPrecision(3)));
}

/**
 * How much longer something takes in the largest collection than in the smallest, beside how much longer it may:
 * as the logarithms of the sizes, which is how deep a tree of keys is.
 */
export function growth(what: string, timeBySize: readonly (readonly [size: number, time: number])[]): Figure[] {
  const [first] = timeBySize;
  const last = timeBySize.at(-1);
  if (!first || !last || first === last) return [];
  return [
    {
      what: `${what}, from ${number(first[0])} to ${number(last[0])} documents (${timeBySize.map(([, time]) => number(time)).join(', ')} µs)`,
      unit: '× the time',
      value: last[1] / first[1],
      target: { is: 'at most', value: Math.log10(last[0]) / Math.log10(first[0]) },
      peers: [],
    },
  ];
}
