import { Failure, type FieldFault } from '#shared/failure.ts';
import { type Listing, type ListingContent, ListingFacts, type ListingMove, type NewListing } from '#shared/listing.ts';
import { contentFaults, moveFaults } from '#shared/listingFaults.ts';
import { type Park } from '#shared/park.ts';
import { Space, type SpaceId } from '#shared/space.ts';
import { NOTHING_HERE } from '#server/domain/access/allow.ts';
import { type Caller } from '#server/domain/access/caller.ts';
import { inState } from '#server/domain/supply/listingState.ts';
import { type MoveRefusal, moved } from '#server/domain/supply/moves.ts';
import { type Audit, type Done } from '../audit/audit.ts';
import { type DeskRepository, type DeskSpace } from '../spaces/desk/repository.ts';
import { isOf, operatorAt, operatorOf } from './access.ts';
import { listingFor, revisionOf, standingOf } from './shown.ts';
import { type NextSpace, type Writing, overtaken, subjectOf } from './writing.ts';
import { spaceOf } from './written.ts';

/** Who asks, and by which request. */
export interface ListingAsking {
  readonly caller: Caller | undefined;
  readonly request: NonNullable<Done['request']>;
}

/** A space and the revision of it that was seen. */
export interface SeenListing {
  readonly id: SpaceId;
  readonly seen: number;
}

/** What changes stand on. */
export interface ChangeNeeds {
  readonly desk: DeskRepository;
  readonly writing: Writing;
  readonly audit: Audit;
  readonly parks: { readonly all: () => Promise<Park[]> };
  readonly newId: () => string;
  readonly today: () => string;
}

/** The changes of one space, each within a transaction. */
export interface Changes {
  readonly found: (id: SpaceId, caller: Caller | undefined) => Promise<DeskSpace>;
  readonly create: (organisationId: string, written: NewListing, asking: ListingAsking) => Promise<Listing>;
  readonly change: (seen: SeenListing, content: ListingContent, asking: ListingAsking) => Promise<Listing>;
  readonly move: (seen: SeenListing, move: ListingMove, asking: ListingAsking) => Promise<Listing>;
  readonly restore: (seen: SeenListing, revision: number, asking: ListingAsking) => Promise<Listing>;
}

/** Makes what changes spaces. */
export function createChanges(needs: ChangeNeeds): Changes {
  const { desk, audit, parks, newId, today } = needs;
  const found: Changes['found'] = (id, caller) => foundBy(desk, id, caller);
  return {
    found,
    async create(organisationId, { state, note, ...written }, asking) {
      const { parkIds } = operatorOf(asking.caller, organisationId);
      const park = (await parks.all()).find(({ id }) => id === written.parkId);
      const errors = [
        ...parkFaults(parkIds, written.parkId, park),
        ...contentFaults(written, { state, today: today() }),
      ];
      refuse(errors);
      const id = written.id ?? `${written.parkId}-${newId().slice(0, ID_CHARACTERS)}`;
      if ((await desk.find(id)) !== undefined) {
        throw new Failure('already-exists', { detail: `There is a space ${id} already.` });
      }
      const bare = { id, parkId: written.parkId, status: 'vacant', demo: false } as const;
      const space = inState(spaceOf(bare, written, today()), state);
      return write(needs, { after: { space, note }, action: 'space-added' }, asking);
    },
    async change(seen, content, asking) {
      const before = await foundAsSeen(desk, seen, asking);
      return write(
        needs,
        { before, after: contentAfter(before, noteKept(before, content, asking), today()), action: 'space-changed' },
        asking,
      );
    },
    async move(seen, move, asking) {
      const before = await foundAsSeen(desk, seen, asking);
      refuse(moveFaults(move, today()));
      const next = moved(standingOf(before), move);
      if (typeof next === 'string') throw new Failure('state-forbids', { detail: REFUSED[next] });
      const after = { space: inState(before.space, next.state), taking: next.taking, note: before.desk?.note };
      return write(needs, { before, after, action: `space-${next.state}` }, asking);
    },
    async restore(seen, revision, asking) {
      const before = await foundAsSeen(desk, seen, asking);
      const kept = Space.strip().safeParse(await audit.revisionOf(subjectOf(before.space), revision));
      if (!kept.success) throw new Failure('not-found', { detail: `There is no revision ${revision} to go back to.` });
      const content = { ...kept.data, facts: ListingFacts.strip().parse(kept.data.facts), note: before.desk?.note };
      const after = contentAfter(before, content, today());
      return write(needs, { before, after, action: 'space-restored' }, asking);
    },
  };
}

/** Characters of a random id that go into the id of a space that brings none: enough for one park. */
const ID_CHARACTERS = 8;

async function foundBy(desk: DeskRepository, id: SpaceId, caller: Caller | undefined): Promise<DeskSpace> {
  const stored = await desk.find(id);
  // Where there is no space nobody is allowed: the same answer as for a space of others.
  operatorAt(caller, stored?.space.parkId ?? '');
  if (stored === undefined) throw new Failure('not-found', { detail: NOTHING_HERE });
  return stored;
}

async function foundAsSeen(
  desk: DeskRepository,
  { id, seen }: SeenListing,
  { caller }: ListingAsking,
): Promise<DeskSpace> {
  const stored = await foundBy(desk, id, caller);
  if (revisionOf(stored) !== seen) throw overtaken(revisionOf(stored));
  return stored;
}

async function write(
  { writing }: Pick<ChangeNeeds, 'writing'>,
  { before, after, action }: { readonly before?: DeskSpace; readonly after: NextSpace; readonly action: string },
  { caller, request }: ListingAsking,
): Promise<Listing> {
  const { organisationId } = operatorAt(caller, after.space.parkId);
  const by = caller?.by ?? { kind: 'nobody' };
  return listingFor(caller, await writing.write({ before, after, action }, { organisationId, by, request }));
}

/** A note of another operator of the park, which whoever writes does not see, stays unless there is a new one. */
function noteKept({ desk }: DeskSpace, content: ListingContent, { caller }: ListingAsking): ListingContent {
  return content.note === undefined && desk?.note !== undefined && !isOf(caller, desk.noteOf)
    ? { ...content, note: desk.note }
    : content;
}

/** What a space is with other content; its state and who has it in hand stay. */
function contentAfter(before: DeskSpace, content: ListingContent, today: string): NextSpace {
  const { state, taking } = standingOf(before);
  refuse(contentFaults(content, { state, today }));
  return { space: spaceOf(before.space, content, today), taking, note: content.note };
}

function parkFaults(parkIds: readonly string[], parkId: string, park: Park | undefined): FieldFault[] {
  if (!parkIds.includes(parkId) || park === undefined) {
    return [{ path: 'parkId', message: 'Expected a park that the operator manages' }];
  }
  return park.isUmbrella
    ? [{ path: 'parkId', message: 'Is a name for several parks: name the one that the space lies in' }]
    : [];
}

function refuse(errors: FieldFault[]): void {
  if (errors.length > 0) {
    throw new Failure('invalid-request', { detail: 'What is written of the space cannot be so.', errors });
  }
}

const REFUSED: Readonly<Record<MoveRefusal, string>> = {
  'no-such-step': 'The space cannot be brought to that state from the one in which it is.',
  'taken-by-another': 'Somebody else has the space in hand: it must be free first.',
  'taker-missing': 'A space is held for somebody: say for whom.',
};
