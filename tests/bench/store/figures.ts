import { type Figure, growth, type Peer, type Target } from './figure.ts';
import { type Measured } from './benchOf.ts';
import { type Measures } from './measures.ts';

/** The figures of one size, each with what the product promises of it and beside its peers. */
export function figuresOf(measured: Measured): Figure[] {
  const { size, store, raw, lmdb } = measured;
  const of = `among ${size.toLocaleString('en-GB')}`;
  const driver = (key: keyof Measures, what: string, { target, share }: Promised): Figure => ({
    what: `${what} ${of}`,
    unit: key === 'rangeMs' ? 'ms' : 'per second',
    value: store[key],
    ...(target && { target }),
    peers: peersOf(measured, key, share),
  });
  return [
    driver('findOne', 'findOne by _id, one after another', { target: { is: 'at least', value: 4000 } }),
    { what: `the same without a driver ${of}`, unit: 'per second', value: raw.findOne, peers: [] },
    driver('findOneOf32', 'findOne by _id, 32 in flight', { target: { is: 'at least', value: 8000 } }),
    driver('insertMany', 'insertMany of 500-byte documents', { target: { is: 'at least', value: 30_000 } }),
    driver('eightWriters', 'single inserts from eight writers', { share: SHARE_OF_LMDB }),
    {
      what: `the same without a driver ${of}`,
      unit: 'per second',
      value: raw.eightWriters,
      peers: [{ name: 'LMDB', value: lmdb.eightWriters }],
    },
    driver('rangeMs', 'indexed range of 100', { target: { is: 'at most', value: 3 } }),
    {
      what: `reopening ${of}`,
      unit: 's',
      value: store.reopenS,
      target: { is: 'at most', value: 2 },
      peers: [{ name: 'LMDB', value: lmdb.reopenS }],
    },
  ];
}

/** What the product promises of a figure: a value, or a share of what LMDB does. */
interface Promised {
  readonly target?: Target;
  readonly share?: number;
}

const SHARE_OF_LMDB = 0.5;

function peersOf({ lmdb, mongodb }: Measured, key: keyof Measures, share?: number): Peer[] {
  return [
    { name: 'LMDB', value: lmdb[key], ...(share !== undefined && { share }) },
    ...(mongodb ? [{ name: 'MongoDB', value: mongodb[key] }] : []),
  ];
}

/** How each duration grows with the collection. */
export function growths(measured: readonly Measured[]): Figure[] {
  const over = (what: string, timeUs: (one: Measured) => number): Figure[] =>
    growth(
      what,
      measured.map((one) => [one.size, timeUs(one)]),
    );
  return [
    over('findOne by _id', ({ store }) => MICROSECONDS / store.findOne),
    over('findOne by _id, 32 in flight', ({ store }) => MICROSECONDS / store.findOneOf32),
    over('a document of insertMany', ({ store }) => MICROSECONDS / store.insertMany),
    over('a single insert of eight writers', ({ store }) => MICROSECONDS / store.eightWriters),
    over('an indexed range of 100', ({ store }) => store.rangeMs * 1000),
    over('reopening', ({ store }) => store.reopenS * MICROSECONDS),
  ].flat();
}

const MICROSECONDS = 1_000_000;
