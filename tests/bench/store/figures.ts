import { type Figure, growth, type Peer, type Target } from './figure.ts';
import { type Measured } from './benchOf.ts';
import { type Measures } from './measures.ts';

/** The figures of one size, each with what the product promises of it and beside its peers. */
export function figuresOf(measured: Measured): Figure[] {
  const { size, store, raw, lmdb } = measured;
  const of = `among ${size.toLocaleString('en-GB')}`;
  const driver = (key: keyof Measures, what: string, { target }: Promised): Figure => ({
    what: `${what} ${of}`,
    unit: key === 'rangeMs' ? 'ms' : 'per second',
    value: store[key],
    ...(target && { target }),
    peers: peersOf(measured, key),
  });
  return [
    driver('findOne', 'findOne by _id, one after another', { target: { is: 'at least', value: 4000 } }),
    { what: `the same without a driver ${of}`, unit: 'per second', value: raw.findOne, peers: [] },
    driver('findOneOf32', 'findOne by _id, 32 in flight', { target: { is: 'at least', value: 8000 } }),
    driver('insertMany', 'insertMany of 500-byte documents', { target: { is: 'at least', value: 30_000 } }),
    ...ofEightWriters(measured, of),
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

/** Beside LMDB for the same bytes, and for a document and its entry alone, without what makes a write safe to repeat and to follow. */
function ofEightWriters({ store, raw, lmdb, mongodb }: Measured, of: string): Figure[] {
  const alone = { name: 'LMDB for the document and its entry alone', value: lmdb.eightWriters };
  const sameBytes = { name: 'LMDB', value: lmdb.eightOfAll };
  return [
    {
      what: `single inserts from eight writers, without a driver ${of}`,
      unit: 'per second',
      value: raw.eightWriters,
      peers: [{ ...sameBytes, share: SHARE_OF_LMDB }, alone],
    },
    {
      what: `the same through eight drivers in one process ${of}`,
      unit: 'per second',
      value: store.eightWriters,
      peers: [sameBytes, alone, ...(mongodb ? [{ name: 'MongoDB', value: mongodb.eightWriters }] : [])],
    },
  ];
}

/** What the product promises of a figure. */
interface Promised {
  readonly target?: Target;
}

const SHARE_OF_LMDB = 0.5;

function peersOf({ lmdb, mongodb }: Measured, key: keyof Measures): Peer[] {
  return [{ name: 'LMDB', value: lmdb[key] }, ...(mongodb ? [{ name: 'MongoDB', value: mongodb[key] }] : [])];
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
