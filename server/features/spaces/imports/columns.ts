import { type z } from 'zod';
import { type CriterionDescription } from '#shared/criterion.ts';
import { ApproximatePosition, Position } from '#shared/position.ts';
import { Space, SpaceFacts, SpaceId, SpaceStatus } from '#shared/space.ts';
import { BilingualText, Slug } from '#shared/text.ts';
import { expected } from './expected.ts';

/** What a cell says: a value, nothing, or something that cannot be read. */
export type Cell = { readonly value?: unknown } | { readonly fault: string };

/** Reads a cell of one column. */
export type CellReader = (text: string) => Cell;

const [LNG, LAT] = Position.def.items;

/** What a space has besides its facts. Here a hyphen says the same as an empty cell. */
const IDENTITY = {
  id: SpaceId,
  parkId: Slug,
  building: Space.shape.building,
  nameZh: BilingualText.shape.zh,
  nameEn: BilingualText.shape.en,
  status: SpaceStatus,
  lng: LNG,
  lat: LAT,
  radiusM: ApproximatePosition.shape.radiusM,
  provenance: Space.shape.provenance.shape.from,
  confirmedOn: Space.shape.provenance.shape.on,
} as const satisfies Record<string, z.ZodType>;

/** Every column that a file may have, by its name, in the order of the template. */
export const COLUMNS: ReadonlyMap<string, CellReader> = new Map([
  ...Object.entries(IDENTITY).map(([name, schema]) => [name, identityReader(schema)] as const),
  ...Object.entries(SpaceFacts.shape).map(([name, schema]) => [name, factReader(schema)] as const),
]);

/** Names of the columns that are facts. */
export const FACT_COLUMNS: ReadonlySet<string> = new Set(Object.keys(SpaceFacts.shape));

/** The header line of the import template: what a space is, then each fact that one of the criteria reads. */
export function templateOf(criteria: readonly Pick<CriterionDescription, 'reads'>[]): string {
  const facts = new Set(criteria.flatMap(({ reads }) => reads));
  return [...COLUMNS.keys()].filter((column) => !FACT_COLUMNS.has(column) || facts.has(column)).join(',');
}

function identityReader(schema: z.ZodType): CellReader {
  return (text) => (text === '' || text === '-' ? {} : read(schema, [...numberIn(text), withoutGuard(text)]));
}

/** What an export puts before text that a spreadsheet would take for a formula is no part of the text. */
function withoutGuard(text: string): string {
  return text.startsWith("'") && isFormula(text.slice(1)) ? text.slice(1) : text;
}

/** Whether a spreadsheet would take text for a formula. */
export function isFormula(text: string): boolean {
  return /^[=+\-@\t\r]/u.test(text);
}

/** Of a fact, an empty cell says that it is not known and a hyphen that it does not apply or that there is none. */
function factReader(schema: z.ZodType): CellReader {
  return (text) => {
    if (text === '') return {};
    return read(schema, text === '-' ? ['none', []] : [...numberIn(text), text, listIn(text)]);
  };
}

/** The first of the readings that the schema takes. */
function read(schema: z.ZodType, readings: readonly unknown[]): Cell {
  const results = readings.map((reading) => schema.safeParse(reading));
  const taken = results.find(({ success }) => success);
  return taken === undefined ? { fault: faultIn(schema, results) } : { value: taken.data };
}

/** The field's own words say best what is wrong; failing them, what the column takes. */
function faultIn(schema: z.ZodType, results: readonly z.ZodSafeParseResult<unknown>[]): string {
  const issues = results.flatMap(({ error }) => error?.issues ?? []);
  return issues.find(isInOwnWords)?.message ?? `Expected ${expected(schema)}`;
}

function isInOwnWords({ code, message }: z.core.$ZodIssue): boolean {
  return code === 'custom' || (code === 'invalid_format' && !message.startsWith('Invalid'));
}

function numberIn(text: string): number[] {
  return /^[+-]?\d+(?:\.\d+)?$/u.test(text) ? [Number(text)] : [];
}

function listIn(text: string): string[] {
  return text.split(';').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}
