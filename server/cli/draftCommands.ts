import { z } from 'zod';
import { DraftCases, DraftDocument, type EditedDraft, type PolicyVersion } from '#shared/policy/draft.ts';
import { EXIT } from '../exit.ts';
import { type PolicyDraftService } from '../features/policyDrafts/service.ts';
import { type Command, type Surroundings } from './command.ts';
import { draftLines, historyLines, listLines } from './draftLines.ts';
import { readJson, tellingFailures } from './jsonInput.ts';
import { type Terminal, UsageFault } from './terminal.ts';
import { withServices } from './withServices.ts';
import { wordsNamed } from './words.ts';

/** The commands by which drafts of policies are looked at and put in force, by the word after `policy`. */
export const DRAFT_COMMANDS: readonly (readonly [string, Command])[] = [
  ['drafts', listDrafts],
  ['show', showDraft],
  ['begin', beginDraft],
  ['review', reviewDraft],
  ['publish', publishDraft],
  ['history', tellHistory],
  ['revert', revertPolicy],
];

/** Who does what these commands do. */
const BY = 'command-line';

/** Most drafts that are told of, more than may be open at a time. */
const LISTED_MAX = 500;

function listDrafts(words: readonly string[], surroundings: Surroundings): Promise<number> {
  wordsNamed(words, []);
  return withDrafts(surroundings, async (drafts, { print }) => {
    for (const line of listLines((await drafts.list({ limit: LISTED_MAX })).items)) print(line);
  });
}

function showDraft(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { draft } = wordsNamed(words, ['draft']);
  return withDrafts(surroundings, async (drafts, { print }) => {
    const shown = await drafts.get(draft);
    const { runs } = await drafts.runCases(shown.document, shown.cases);
    for (const line of draftLines(shown, runs)) print(line);
  });
}

function beginDraft(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { file: source } = wordsNamed(words, ['file']);
  return withDrafts(surroundings, async (drafts, terminal) => {
    const read = await readJson({ source, schema: DraftFile, noun: 'a policy, or a draft with its cases' }, terminal);
    const draft = await drafts.begin({ from: 'file', ...read }, BY);
    terminal.print(`Began the draft ${draft.id}${faultPart(draft)}.`);
  });
}

/** A policy by itself, or with its test cases as `{ "document": …, "cases": … }`. */
const DraftFile = z.union([
  z.strictObject({ document: DraftDocument, cases: DraftCases }),
  DraftDocument.transform((document) => ({ document })),
]);

function faultPart({ faults }: EditedDraft): string {
  return faults.length === 0 ? '' : `, which has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`;
}

function reviewDraft(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { draft } = wordsNamed(words, ['draft']);
  return withDrafts(surroundings, async (drafts, { print }) => {
    const { revision, cases } = await drafts.review(draft, BY);
    print(`Reviewed the draft ${draft} at revision ${revision}, ${cases.length} test cases as expected.`);
  });
}

function publishDraft(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { draft } = wordsNamed(words, ['draft']);
  return withDrafts(surroundings, async (drafts, { print }) => {
    print(`The draft ${draft} is in force: ${turnOf(await drafts.publish(draft, BY))}.`);
  });
}

function tellHistory(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { policy } = wordsNamed(words, ['policy']);
  return withDrafts(surroundings, async (drafts, { print }) => {
    const versions = await drafts.versions(policy);
    if (versions.length === 0) print(`Nobody has put a version of ${policy} in force here.`);
    for (const line of historyLines(versions)) print(line);
  });
}

function revertPolicy(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { policy, revision } = wordsNamed(words, ['policy', 'revision']);
  if (!/^\d{1,6}$/u.test(revision)) throw new UsageFault('The revision is a number, as history tells it.');
  return withDrafts(surroundings, async (drafts, { print }) => {
    const version = await drafts.revert(policy, Number(revision), BY);
    const what =
      version.document === undefined ? `${policy} is withdrawn` : `What revision ${revision} said is in force`;
    print(`${what}: ${turnOf(version)}.`);
  });
}

function turnOf({ policyId, revision, changes }: PolicyVersion): string {
  return `${policyId}, revision ${revision}, ${changes.count} ${changes.count === 1 ? 'change' : 'changes'}`;
}

function withDrafts(
  surroundings: Surroundings,
  use: (drafts: PolicyDraftService, terminal: Terminal) => Promise<void>,
): Promise<number> {
  const { terminal } = surroundings;
  return withServices(surroundings, ({ policyDrafts }) =>
    tellingFailures(terminal, async () => {
      await use(policyDrafts, terminal);
      return EXIT.ok;
    }),
  );
}
