import { Failure, type FieldFault } from '#shared/failure.ts';
import {
  type Changes,
  type Draft,
  type DraftAction,
  type DraftCase,
  type DraftDocument,
  type EditedDraft,
  type Editor,
  HISTORY_MAX,
  PATHS_MAX,
} from '#shared/policy/draft.ts';
import { RecordId } from '#shared/organisation.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { changesBetween } from '#server/domain/policy/drafts/changes.ts';
import { stateAfter } from '#server/domain/policy/drafts/draftState.ts';
import { contentHash } from '#server/store/contentHash.ts';
import { type Checking } from './checking.ts';
import { type DraftRepository } from './repository.ts';

/** What a draft begins from. */
export type Beginning =
  | { readonly from: 'nothing' }
  | { readonly from: 'policy'; readonly policyId: string }
  | { readonly from: 'file'; readonly document: DraftDocument; readonly cases?: readonly DraftCase[] | undefined };

/** A change of a draft by whoever has seen a revision of it. */
export interface DraftChange {
  readonly id: string;
  /** The revision that was seen; absent where whatever is there is meant. */
  readonly seen?: number;
  readonly by: Editor;
}

/** The next state of a draft; what is absent stays. */
interface NextDraft {
  readonly written?: Pick<Draft, 'document' | 'cases'>;
  readonly changes?: Changes;
}

/** What is done with one draft at a time. */
export interface Drafting {
  /** @throws {Failure} not-found */
  readonly find: (id: string) => Promise<Draft>;
  /** With its faults, and how it stands to the policy in force. */
  readonly shown: (draft: Draft) => Promise<EditedDraft>;
  /** @throws {Failure} not-found of a policy; too-many-drafts */
  readonly begin: (beginning: Beginning, by: Editor) => Promise<Draft>;
  /**
   * Does an action and enters it in the history; `next` says what is otherwise then.
   *
   * @throws {Failure} not-found; revision-overtaken; draft-state-forbids
   */
  readonly change: (
    change: DraftChange,
    action: DraftAction,
    next?: (draft: Draft) => NextDraft | Promise<NextDraft>,
  ) => Promise<Draft>;
}

/** What drafting stands on. */
export interface DraftingNeeds {
  readonly drafts: DraftRepository;
  readonly policies: { readonly find: (id: string) => Promise<Policy | undefined> };
  readonly checking: Pick<Checking, 'check'>;
  readonly atOnce: <T>(use: () => Promise<T>) => Promise<T>;
  readonly hold: (what: string) => Promise<void>;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Names of people by id. */
  readonly namesOf: (personIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** Most drafts that are open at a time, so that a store cannot be filled by them. Ours. */
const OPEN_MAX = 200;

/** Lists that a policy must have and that may be empty. */
const EMPTY = { eligibility: [], questions: [], documents: [], measures: [], limits: [], exclusions: [], notFound: [] };

/** Makes what works on drafts. */
export function createDrafting(needs: DraftingNeeds): Drafting {
  const { drafts, now } = needs;
  const find: Drafting['find'] = async (id) => {
    const draft = await drafts.find(id);
    if (draft === undefined) throw new Failure('not-found', { detail: `There is no draft ${id}.` });
    return draft;
  };
  return {
    find,
    shown: (draft) => besideWhatIsInForce(needs, draft),
    begin: (beginning, by) => needs.atOnce(() => begun(needs, beginning, by)),
    async change({ id, seen, by }, action, next = () => ({})) {
      const draft = await find(id);
      if (seen !== undefined && seen !== draft.revision) throw overtaken(draft);
      const state = stateAfter(draft.state, action);
      if (state === undefined) {
        throw new Failure('draft-state-forbids', { detail: `The draft ${id} is ${SAID[draft.state]}.` });
      }
      const { written = {}, changes } = await next(draft);
      const [revision, at] = [draft.revision + 1, now().toISOString()];
      const entry = { action, at, by, revision, ...(changes !== undefined && { changes }) };
      const history = [entry, ...draft.history].slice(0, HISTORY_MAX);
      const changed = { ...draft, ...written, state, revision, updatedAt: at, history };
      if (!(await drafts.replace(changed))) throw overtaken(draft);
      return changed;
    },
  };
}

/**
 * As a part of the transaction that opens one more.
 *
 * @throws {Failure} too-many-drafts
 */
export async function refuseTooMany({ drafts, hold }: Pick<DraftingNeeds, 'drafts' | 'hold'>): Promise<void> {
  await hold('policy-drafts');
  if ((await drafts.countOpen()) < OPEN_MAX) return;
  throw new Failure('too-many-drafts', { detail: `There are ${OPEN_MAX} drafts already; discard some first.` });
}

async function begun(needs: DraftingNeeds, beginning: Beginning, by: Editor): Promise<Draft> {
  const { drafts, now, newId } = needs;
  await refuseTooMany(needs);
  const at = now().toISOString();
  const draft: Draft = {
    id: newId(),
    state: 'draft',
    revision: 1,
    ...(await firstContent(needs, beginning)),
    updatedAt: at,
    history: [{ action: 'begun', at, by, revision: 1 }],
  };
  await drafts.add(draft);
  return draft;
}

async function firstContent(
  { policies }: Pick<DraftingNeeds, 'policies'>,
  beginning: Beginning,
): Promise<Pick<Draft, 'document' | 'cases' | 'basis'>> {
  if (beginning.from === 'nothing') return { document: EMPTY, cases: [] };
  if (beginning.from === 'policy') {
    const { policyId } = beginning;
    const policy = await policies.find(policyId);
    if (policy === undefined) throw new Failure('not-found', { detail: `There is no policy ${policyId} in force.` });
    return { document: { ...policy }, cases: [], basis: basisOf(policy) };
  }
  const { document, cases = [] } = beginning;
  const former = await inForceOf({ policies }, document);
  return { document, cases: [...cases], ...(former !== undefined && { basis: basisOf(former) }) };
}

async function besideWhatIsInForce(
  { policies, checking, namesOf }: Pick<DraftingNeeds, 'policies' | 'checking' | 'namesOf'>,
  draft: Draft,
): Promise<EditedDraft> {
  const { basis, document, state } = draft;
  const present = await inForceOf({ policies }, document);
  const ofBasis = basis === undefined ? present : await policies.find(basis.policyId);
  const { faults } = await checking.check(document);
  return {
    ...draft,
    faults: [...idFaults(draft), ...faults],
    ...(present !== undefined && { changes: changesBetween(present, document) }),
    isOvertaken: state !== 'in-force' && isOvertaken(draft, ofBasis),
    names: Object.fromEntries(await namesOf(peopleIn(draft))),
  };
}

/** Whoever has changed a draft in the page. */
function peopleIn({ history }: Pick<Draft, 'history'>): string[] {
  return [...new Set(history.map(({ by }) => by))].filter((by) => RecordId.safeParse(by).success);
}

async function inForceOf(
  { policies }: Pick<DraftingNeeds, 'policies'>,
  { id }: DraftDocument,
): Promise<Policy | undefined> {
  return typeof id === 'string' ? policies.find(id) : undefined;
}

const SAID = {
  draft: 'not reviewed yet',
  reviewed: 'reviewed already',
  'in-force': 'in force already',
  discarded: 'discarded',
} as const;

/** How two writings of a draft differ: paths of its document, and of its cases. */
export function changesOfEdit(
  before: Pick<Draft, 'document' | 'cases'>,
  after: Pick<Draft, 'document' | 'cases'>,
): Changes {
  const document = changesBetween(before.document, after.document);
  const cases = changesBetween({ cases: before.cases }, { cases: after.cases });
  return {
    paths: [...document.paths, ...cases.paths].slice(0, PATHS_MAX),
    count: document.count + cases.count,
  };
}

function basisOf(policy: Policy): NonNullable<Draft['basis']> {
  return { policyId: policy.id, hash: contentHash(policy) };
}

/** Somebody else has put another text in force, or the first one, since the draft began. */
function isOvertaken({ basis }: Draft, present: Policy | undefined): boolean {
  if (basis === undefined) return present !== undefined;
  return present === undefined || contentHash(present) !== basis.hash;
}

/** A draft of a policy in force takes its place, so it must keep its id. */
function idFaults({ basis, document }: Draft): FieldFault[] {
  if (basis === undefined || document['id'] === basis.policyId) return [];
  return [{ path: 'id', message: `Must stay ${basis.policyId}: the draft began from that policy` }];
}

function overtaken({ id, revision }: Draft): Failure {
  return new Failure('revision-overtaken', {
    detail: `The draft ${id} has been changed by somebody else; it is at revision ${revision} or later now.`,
  });
}
