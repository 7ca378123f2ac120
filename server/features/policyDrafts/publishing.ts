import { Failure, type FieldFault } from '#shared/failure.ts';
import { type CaseRun, type Draft, type EditedDraft, type Editor, type PolicyVersion } from '#shared/policy/draft.ts';
import { Policy } from '#shared/policy/policy.ts';
import { changesBetween } from '#server/domain/policy/drafts/changes.ts';
import { contentHash } from '#server/store/contentHash.ts';
import { type Checking } from './checking.ts';
import { type Drafting } from './drafting.ts';
import { type VersionRepository } from './repository.ts';

/** What a second look and putting in force do. By the command line only: no session of a page puts law in force. */
export interface Publishing {
  /**
   * Takes a draft as looked at and found good.
   *
   * @throws {Failure} not-found; draft-state-forbids; invalid-request where it has faults or a case is not as expected
   */
  readonly review: (id: string, by: Editor) => Promise<Draft>;
  /**
   * Puts a reviewed draft in force, at once and for every answer; the policy that was in force stays in the history.
   * Where anything fails, all stays as it was.
   *
   * @throws {Failure} not-found; draft-state-forbids, also where the policy in force was changed since the draft began;
   * invalid-request where it has faults or a case is not as expected
   */
  readonly publish: (id: string, by: Editor) => Promise<PolicyVersion>;
  /**
   * Takes what an earlier revision of a policy said back into force, as a new revision. Where there was none of it then,
   * it is withdrawn.
   *
   * @throws {Failure} not-found; draft-state-forbids where that is in force; invalid-request where it has faults now
   */
  readonly revert: (policyId: string, revision: number, by: Editor) => Promise<PolicyVersion>;
}

/** What putting in force stands on. */
export interface PublishingNeeds {
  readonly drafting: Drafting;
  readonly checking: Checking;
  readonly versions: VersionRepository;
  readonly policies: {
    readonly find: (id: string) => Promise<Policy | undefined>;
    readonly put: (policy: Policy) => Promise<void>;
    readonly withdraw: (id: string) => Promise<void>;
  };
  readonly now: () => Date;
  readonly raiseDataVersion: () => Promise<unknown>;
  /** Lets others see all of what it does, or nothing. */
  readonly atOnce: <T>(use: () => Promise<T>) => Promise<T>;
}

/** What is put in force: a policy, or none of that id any more. */
interface Turn {
  readonly policyId: string;
  readonly policy: Policy | undefined;
  readonly why: Pick<PolicyVersion, 'draftId' | 'revertedTo'> & { readonly by: Editor };
}

/** Makes what puts drafts in force. */
export function createPublishing(needs: PublishingNeeds): Publishing {
  const { drafting, checking, versions, atOnce } = needs;

  async function sound(draft: Draft): Promise<Policy> {
    const shown = await drafting.shown(draft);
    refuseOvertaken(shown);
    refuseFaults(shown.faults, `The draft ${draft.id} has faults.`);
    const { runs } = await checking.run(draft.document, draft.cases);
    refuseFaults(unexpected(runs), `The draft ${draft.id} does not say what its test cases expect.`);
    return Policy.parse(draft.document);
  }

  return {
    review: (id, by) =>
      drafting.change({ id, by }, 'reviewed', async (draft) => {
        await sound(draft);
        return {};
      }),
    publish: (id, by) =>
      atOnce(async () => {
        const draft = await drafting.change({ id, by }, 'put-in-force', async (reviewed) => {
          await sound(reviewed);
          return {};
        });
        const policy = Policy.parse(draft.document);
        return putInForce(needs, { policyId: policy.id, policy, why: { by, draftId: id } });
      }),
    revert: (policyId, revision, by) =>
      atOnce(async () => {
        const version = (await versions.of(policyId)).find((one) => one.revision === revision);
        if (version === undefined) {
          throw new Failure('not-found', { detail: `There is no revision ${revision} of the policy ${policyId}.` });
        }
        const policy = await policyAgain(checking, version);
        return putInForce(needs, { policyId, policy, why: { by, revertedTo: revision } });
      }),
  };
}

/** The policy that an earlier version was, where it may still be in force beside the others; undefined where it was none. */
async function policyAgain(
  checking: Checking,
  { policyId, revision, document }: PolicyVersion,
): Promise<Policy | undefined> {
  if (document === undefined) {
    refuseFaults(await checking.checkWithout(policyId), `Other policies refer to ${policyId}.`);
    return undefined;
  }
  const { policy, faults } = await checking.check(document);
  refuseFaults(faults, `Revision ${revision} of ${policyId} has faults beside what is in force now.`);
  return policy;
}

/** Part of a transaction: one thing after the other. */
async function putInForce(needs: PublishingNeeds, turn: Turn): Promise<PolicyVersion> {
  const { policies, versions, now, raiseDataVersion } = needs;
  const { policyId, policy } = turn;
  const former = await policies.find(policyId);
  if (isSame(former, policy)) {
    throw new Failure('draft-state-forbids', { detail: `The policy ${policyId} in force says exactly this already.` });
  }
  const [newest] = await versions.of(policyId);
  const at = now().toISOString();
  const found = foundInForce({ policyId, at, former }, newest);
  const last = found.at(-1) ?? newest;
  const version = versionOf(turn, { at, former, revision: (last?.revision ?? 0) + 1 });
  if (policy === undefined) await policies.withdraw(policyId);
  else await policies.put(policy);
  await versions.add([...found, version]);
  await raiseDataVersion();
  return version;
}

function versionOf(
  { policyId, policy, why }: Turn,
  { at, former, revision }: Pick<PolicyVersion, 'at' | 'revision'> & { readonly former: Policy | undefined },
): PolicyVersion {
  return {
    policyId,
    revision,
    at,
    ...why,
    changes: changesBetween(former ?? {}, policy ?? {}),
    ...(policy !== undefined && { document: { ...policy } }),
  };
}

/**
 * What was in force before, where the history does not tell of it yet: before the first version of a policy, and where
 * something else has written since the newest one, as a new seed does.
 */
function foundInForce(
  { policyId, at, former }: { readonly policyId: string; readonly at: string; readonly former: Policy | undefined },
  newest: PolicyVersion | undefined,
): PolicyVersion[] {
  if (newest !== undefined && isSame(newest.document, former)) return [];
  return [
    {
      policyId,
      revision: newest === undefined ? 0 : newest.revision + 1,
      at,
      changes: changesBetween(newest?.document ?? {}, former ?? {}),
      ...(former !== undefined && { document: { ...former } }),
    },
  ];
}

function isSame(one: object | undefined, other: object | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return contentHash(one) === contentHash(other);
}

function refuseOvertaken({ id, isOvertaken, basis, document }: EditedDraft): void {
  if (!isOvertaken) return;
  const policyId = basis?.policyId ?? String(document['id']);
  throw new Failure('draft-state-forbids', {
    detail: `The policy ${policyId} in force has been changed since the draft ${id} began; begin another one from it.`,
  });
}

function refuseFaults(errors: readonly FieldFault[], detail: string): void {
  if (errors.length > 0) throw new Failure('invalid-request', { detail, errors });
}

function unexpected(runs: readonly CaseRun[]): FieldFault[] {
  return runs.flatMap(({ name, outcomes }, index) =>
    outcomes.flatMap(({ expected, got, isAsExpected }, at) =>
      isAsExpected
        ? []
        : [
            {
              path: `cases.${index}.expected.${at}`,
              message: `${name}: expected ${said(expected)} of ${expected.measure}, not ${got === undefined ? 'nothing' : said(got)}`,
            },
          ],
    ),
  );
}

/** A verdict, and the sums that are given, in fen. */
function said({
  verdict,
  lowFen,
  highFen,
}: {
  readonly verdict: string;
  readonly lowFen?: number | undefined;
  readonly highFen?: number | undefined;
}): string {
  const sums = [
    lowFen === undefined ? [] : [`low ${lowFen} fen`],
    highFen === undefined ? [] : [`high ${highFen} fen`],
  ];
  return [verdict, ...sums.flat()].join(', ');
}
