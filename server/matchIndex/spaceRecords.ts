import { type Space, type SpaceFacts } from '#shared/space.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { Bytes } from './bytes.ts';
import { CodeColumn, type Codes, moved, movedNumbers, type Move } from './codeColumn.ts';
import { createDictionary, createKeyedDictionary, type Dictionary, type Telling, valuesOf } from './dictionary.ts';
import {
  createFactColumns,
  type Fact,
  factColumnsOfImage,
  type FactColumns,
  type FactImage,
  FACTS,
} from './factColumns.ts';
import { codeAt } from '#server/domain/flat.ts';
import { IdColumn } from './idColumn.ts';
import { NameColumn } from './nameColumn.ts';
import { passing } from './passing.ts';
import { createSiteTable, imageOfSites, type SitesImage, sitesOfImage, type SiteTable } from './siteTable.ts';

/** How a space is to be had; its park only where that is another than the park of its site. */
type Tenancy = Pick<Space, 'status' | 'demo'> & Partial<Pick<Space, 'parkId'>>;

/** All that is known of the spaces of an index, laid out so that no object of theirs need be kept. */
export interface SpaceRecords {
  readonly facts: FactColumns;
  readonly ids: IdColumn;
  readonly names: NameColumn;
  readonly table: SiteTable;
  /** The number of each space's site. */
  readonly siteAt: Uint32Array;
  readonly buildings: Coded<string>;
  readonly tenancies: Coded<Tenancy>;
  readonly provenances: Coded<Space['provenance']>;
}

/** Values of many places, each distinct one once. */
export interface Coded<T> {
  readonly column: CodeColumn;
  readonly dictionary: Dictionary<T>;
}

/** Records as plain data. */
export interface RecordsImage {
  readonly places: number;
  readonly facts: readonly FactImage[];
  readonly ids: { readonly bytes: Uint8Array; readonly starts: Uint32Array; readonly lengths: Uint8Array };
  readonly names: { readonly codes: Codes; readonly names: readonly Space['name'][]; readonly bytes: Uint8Array };
  readonly sites: SitesImage;
  readonly siteAt: Uint32Array;
  readonly buildings: CodedImage<string>;
  readonly tenancies: CodedImage<Tenancy>;
  readonly provenances: CodedImage<Space['provenance']>;
}

interface CodedImage<T> {
  readonly codes: Codes;
  readonly values: readonly T[];
}

/** Records as plain data, whose arrays are those of the records themselves. */
export function imageOfRecords(records: SpaceRecords): RecordsImage {
  const { facts, ids, names, table, siteAt } = records;
  return {
    places: siteAt.length,
    facts: facts.image(),
    ids: { bytes: inUse(ids.bytes), starts: ids.starts, lengths: ids.lengths },
    names: { codes: names.column.codes, names: names.names, bytes: inUse(names.bytes) },
    sites: imageOfSites(table.sites),
    siteAt,
    buildings: imageOfCoded(records.buildings),
    tenancies: imageOfCoded(records.tenancies),
    provenances: imageOfCoded(records.provenances),
  };
}

function inUse({ kept, used }: Bytes): Uint8Array {
  return kept.subarray(0, used);
}

function imageOfCoded<T>({ column, dictionary }: Coded<T>): CodedImage<T> {
  return { codes: column.codes, values: valuesOf(dictionary) };
}

/** The records of an image, whose arrays they take over. */
export function recordsOfImage(image: RecordsImage): SpaceRecords {
  const { places, ids, names } = image;
  return {
    facts: factColumnsOfImage(image.facts, places),
    ids: new IdColumn(places, { ...ids, bytes: new Bytes(ids.bytes) }),
    names: new NameColumn(new CodeColumn(names.codes), names.names, new Bytes(names.bytes)),
    table: createSiteTable(sitesOfImage(image.sites)),
    siteAt: image.siteAt,
    buildings: {
      column: new CodeColumn(image.buildings.codes),
      dictionary: createDictionary<string>(image.buildings.values),
    },
    tenancies: {
      column: new CodeColumn(image.tenancies.codes),
      dictionary: createKeyedDictionary(TENANCIES, image.tenancies.values),
    },
    provenances: {
      column: new CodeColumn(image.provenances.codes),
      dictionary: createKeyedDictionary(PROVENANCES, image.provenances.values),
    },
  };
}

/** Records with room for so many places, in memory that is to be let go of soon: they are moved to where they are to stay. */
export function createSpaceRecords(places: number): SpaceRecords {
  const bytes = (): CodeColumn => new CodeColumn(new Uint8Array(passing(places)));
  return {
    facts: createFactColumns(places),
    ids: new IdColumn(places, {
      bytes: new Bytes(new Uint8Array(passing(ID_BYTES * places)), 0),
      starts: new Uint32Array(passing(4 * places)),
      lengths: new Uint8Array(passing(places)),
    }),
    names: new NameColumn(new CodeColumn(new Uint16Array(passing(2 * places)))),
    table: createSiteTable(),
    siteAt: new Uint32Array(passing(4 * places)),
    buildings: { column: bytes(), dictionary: createDictionary<string>() },
    tenancies: { column: bytes(), dictionary: createKeyedDictionary(TENANCIES) },
    provenances: { column: bytes(), dictionary: createKeyedDictionary(PROVENANCES) },
  };
}

/** Room for each id at first: most have no more letters. */
const ID_BYTES = 24;

/** Takes in what is known of a candidate, all but its id where that stands there already. */
export function putRecord(records: SpaceRecords, place: number, candidate: Candidate): void {
  records.facts.put(place, candidate.space.facts);
  putBesides(records, place, candidate);
}

/** Takes in all that is known of candidates, at places from the given one on, of which nothing was known. */
export function addRecords(records: SpaceRecords, first: number, candidates: readonly Candidate[]): void {
  for (let from = 0; from < candidates.length; from += AT_ONCE) {
    const some = candidates.slice(from, from + AT_ONCE);
    records.facts.putAll(
      first + from,
      some.map(({ space }) => space.facts),
    );
    for (const [at, candidate] of some.entries()) {
      records.ids.put(first + from + at, candidate.space.id);
      putBesides(records, first + from + at, candidate);
    }
  }
}

/** Spaces that are read together: few enough for all of them to be at hand. */
const AT_ONCE = 256;

/** Takes in what is known of a candidate besides its facts and its id. */
function putBesides(records: SpaceRecords, place: number, candidate: Candidate): void {
  const { space, park } = candidate;
  records.names.put(place, space.name);
  records.siteAt[place] = records.table.numberOf(candidate);
  putCoded(records.buildings, place, space.building);
  putCoded(records.tenancies, place, tenancyOf(space, park.id));
  putCoded(records.provenances, place, space.provenance);
}

function putCoded<T>({ column, dictionary }: Coded<T>, place: number, value: T | undefined): void {
  column.put(place, dictionary.numberOf(value));
}

function tenancyOf({ status, demo, parkId }: Space, siteParkId: string): Tenancy {
  return parkId === siteParkId ? { status, demo } : { status, demo, parkId };
}

const TENANCIES: Telling<Tenancy> = {
  key: ({ status, demo, parkId = '' }) => `${status},${demo},${parkId}`,
  isSame: (one, other) => one.status === other.status && one.demo === other.demo && one.parkId === other.parkId,
};

const PROVENANCES: Telling<Space['provenance']> = {
  key: ({ from, on = '' }) => `${on},${from}`,
  isSame: (one, other) => one.on === other.on && one.from === other.from,
};

/** What is known of the space at one place, also at another. */
export function copyRecord(records: SpaceRecords, from: number, to: number): void {
  records.facts.copy(from, to);
  records.ids.copy(from, to);
  records.names.copy(from, to);
  records.siteAt[to] = codeAt(records.siteAt, from);
  for (const { column } of [records.buildings, records.tenancies, records.provenances]) column.put(to, column.at(from));
}

/** The candidate at a place, equal to the one that was taken in. */
export function candidateAt(records: SpaceRecords, place: number): Candidate | undefined {
  return sketchAt(records, place, records.facts.factsAt(place, FACTS));
}

/** The same of many places, in their order. */
export function candidatesIn(records: SpaceRecords, places: readonly number[]): Candidate[] {
  return sketchesIn(records, places, FACTS).flatMap((candidate) => candidate ?? []);
}

/** The same with no facts but some; undefined of places that have no space. */
export function sketchesIn(
  records: SpaceRecords,
  places: readonly number[],
  facts: readonly Fact[],
): (Candidate | undefined)[] {
  const known = records.facts.factsOf(places, facts);
  return places.map((place, row) => sketchAt(records, place, known[row] ?? {}));
}

function sketchAt(records: SpaceRecords, place: number, facts: SpaceFacts): Candidate | undefined {
  const site = records.table.sites[codeAt(records.siteAt, place)];
  const tenancy = valueOf(records.tenancies, place);
  const provenance = valueOf(records.provenances, place);
  if (site === undefined || tenancy === undefined || provenance === undefined) return undefined;
  const { park, placeIds, location, own } = site;
  const { status, demo, parkId = park.id } = tenancy;
  const building = valueOf(records.buildings, place);
  const space = {
    id: records.ids.at(place),
    parkId,
    ...(building !== undefined && { building }),
    name: records.names.at(place),
    status,
    demo,
    ...(own && { location: own }),
    facts,
    provenance,
  };
  return { space, park, placeIds, ...(location && { location }) };
}

function valueOf<T>({ column, dictionary }: Coded<T>, place: number): T | undefined {
  return dictionary.values[column.at(place)];
}

/** The same spaces at other places. */
export function movedRecords(records: SpaceRecords, move: Move): SpaceRecords {
  return {
    facts: records.facts.moved(move),
    ids: records.ids.moved(move),
    names: records.names.moved(move),
    table: records.table,
    siteAt: movedNumbers(records.siteAt, move),
    buildings: movedCoded(records.buildings, move),
    tenancies: movedCoded(records.tenancies, move),
    provenances: movedCoded(records.provenances, move),
  };
}

function movedCoded<T>({ column, dictionary }: Coded<T>, move: Move): Coded<T> {
  return { column: new CodeColumn(moved(column.codes, move, dictionary.values.length - 1)), dictionary };
}
