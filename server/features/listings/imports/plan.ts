import { type ListingState } from '#shared/listing.ts';
import { contentFaults } from '#shared/listingFaults.ts';
import { type CellFault, IMPORT_SPACES_MAX, type PlannedSpace } from '#shared/listingImport.ts';
import { type Space } from '#shared/space.ts';
import { listingStateOf } from '#server/domain/supply/listingState.ts';
import { moved } from '#server/domain/supply/moves.ts';
import { type DeskRepository, type DeskSpace } from '../../spaces/desk/repository.ts';
import { type SpaceLine } from '../../spaces/imports/readSpaces.ts';
import { standingOf } from '../shown.ts';
import { type NextSpace } from '../writing.ts';
import { mergedWith } from './merged.ts';

/** What would become of a space of a file. */
export interface PlannedWrite extends PlannedSpace {
  readonly before?: DeskSpace | undefined;
  readonly after: NextSpace;
}

/** What a file would do. */
export interface ImportPlan {
  readonly writes: readonly PlannedWrite[];
  readonly unchanged: number;
  readonly faults: readonly CellFault[];
}

/** What a plan is made of. */
export interface PlanNeeds {
  readonly lines: AsyncIterable<SpaceLine | { readonly fault: CellFault }>;
  readonly desk: Pick<DeskRepository, 'ofIds'>;
  /** The parks of the operator whose file it is. */
  readonly parkIds: readonly string[];
  readonly today: string;
}

/** Reads a file to its end and says what it would do beside the spaces that there are. */
export async function planOf({ lines, desk, parkIds, today }: PlanNeeds): Promise<ImportPlan> {
  const { read, faults } = await readAll(lines, parkIds);
  const present = new Map((await desk.ofIds(read.map(({ space }) => space.id))).map((one) => [one.space.id, one]));
  const planned = read.map((line) => plannedLine(line, present.get(line.space.id), { parkIds, today }));
  const writes = planned.flatMap((one) => ('after' in one ? [one] : []));
  return {
    writes: writes.filter(({ becomes }) => becomes !== 'unchanged'),
    unchanged: writes.filter(({ becomes }) => becomes === 'unchanged').length,
    faults: [...faults, ...planned.flatMap((one) => ('faults' in one ? one.faults : []))].sort(
      (one, other) => one.line - other.line,
    ),
  };
}

async function readAll(
  lines: PlanNeeds['lines'],
  parkIds: readonly string[],
): Promise<{ readonly read: readonly SpaceLine[]; readonly faults: readonly CellFault[] }> {
  const read: SpaceLine[] = [];
  const faults: CellFault[] = [];
  for await (const line of lines) {
    if ('fault' in line) faults.push(line.fault);
    else if (!parkIds.includes(line.space.parkId)) faults.push({ line: line.line, ...NOT_OWN });
    else if (read.push(line) > IMPORT_SPACES_MAX) return { read: [], faults: [{ line: line.line, ...TOO_MANY }] };
  }
  return { read, faults };
}

const NOT_OWN = { column: 'parkId', message: 'Is no park that the operator manages' };
const TOO_MANY = { message: `Is one too many: a file may have ${IMPORT_SPACES_MAX} spaces` };

function plannedLine(
  line: SpaceLine,
  before: DeskSpace | undefined,
  { parkIds, today }: Pick<PlanNeeds, 'parkIds' | 'today'>,
): PlannedWrite | { readonly faults: readonly CellFault[] } {
  const space = before === undefined ? line.space : mergedWith(before.space, line);
  const faults = [
    ...(before === undefined ? [] : faultsBeside(before, space, parkIds)),
    ...contentFaults(space, { state: listingStateOf(space), today }).map(({ path, message }) => ({
      column: path.replace('facts.', ''),
      message,
    })),
  ];
  if (faults.length > 0) return { faults: faults.map((fault) => ({ line: line.line, ...fault })) };
  return { line: line.line, ...plannedSpace(confirmed(space, today), before) };
}

/** Whoever sends a file confirms what it says, on the day that it names or else today. */
function confirmed(space: Space, today: string): Space {
  return { ...space, provenance: { on: today, ...space.provenance } };
}

function plannedSpace(space: Space, before: DeskSpace | undefined): Omit<PlannedWrite, 'line'> {
  const after = { space, taking: takingAfter(before, space), note: before?.desk?.note };
  if (before === undefined) return { id: space.id, becomes: 'new', changes: [], after };
  const changes = changesBetween(before.space, space);
  return { id: space.id, becomes: changes.length === 0 ? 'unchanged' : 'changed', changes, before, after };
}

/** Who has the space in hand stays as long as its state does. */
function takingAfter(before: DeskSpace | undefined, space: Space): NextSpace['taking'] {
  if (before === undefined) return undefined;
  const standing = standingOf(before);
  const to = listingStateOf(space);
  if (to === standing.state) return standing.taking;
  const next = moved(standing, { to });
  return typeof next === 'string' ? undefined : next.taking;
}

/** A file may not take a space of others, move one to another park, or give one away that somebody has in hand. */
function faultsBeside(before: DeskSpace, after: Space, parkIds: readonly string[]): Omit<CellFault, 'line'>[] {
  if (!parkIds.includes(before.space.parkId)) return [{ column: 'id', message: 'Is taken: choose another id' }];
  if (before.space.parkId !== after.parkId) {
    return [{ column: 'parkId', message: `Lies in the park ${before.space.parkId}, and spaces do not move` }];
  }
  const standing = standingOf(before);
  const to = listingStateOf(after);
  if (to === standing.state || (!PROMISED.has(standing.state) && typeof moved(standing, { to }) !== 'string'))
    return [];
  return [{ column: 'status', message: `Is ${standing.state}, which a file does not change to ${to}` }];
}

/** An old file that still says vacant must not end what was promised since. */
const PROMISED: ReadonlySet<ListingState> = new Set(['held', 'in-negotiation']);

/** What a file changes of a space, fact by fact. When it was confirmed, and by whom, is no change by itself. */
function changesBetween(before: Space, after: Space): PlannedSpace['changes'] {
  const [old, fresh] = [flat(before), flat(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((path) => JSON.stringify(old.get(path)) !== JSON.stringify(fresh.get(path)))
    .map((path) => ({
      path,
      ...(old.has(path) && { before: old.get(path) }),
      ...(fresh.has(path) && { after: fresh.get(path) }),
    }));
}

function flat({ facts, ...rest }: Space): Map<string, unknown> {
  return new Map<string, unknown>([
    ...Object.entries(rest).filter(([name]) => name !== 'provenance'),
    ...Object.entries(facts).map(([name, value]) => [`facts.${name}`, value] as const),
  ]);
}
