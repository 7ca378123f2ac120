import { z } from 'zod';
import { FieldFault } from '../failure.ts';
import { RecordId } from '../organisation.ts';
import { PlaceId } from '../place.ts';
import { Company } from '../requirement.ts';
import { Slug } from '../text.ts';
import { Eligibility } from './condition.ts';
import { FEN_MAX, PolicyFacts } from './facts.ts';
import { InForce } from './judged.ts';

/** Most characters of a draft's document as JSON. The longest policy that ships has about a tenth. Ours. */
const DOCUMENT_CHARS_MAX = 400_000;

/** Most entries of a history that an answer shows, newest first. Ours. */
export const HISTORY_MAX = 200;

/** Most paths that one entry of a history names; their number is told whole. Ours. */
export const PATHS_MAX = 50;

/**
 * How far a draft 草稿 is: being written, found good by a second look, in force as a policy, or given up. Only what is
 * written again leaves `reviewed` for `draft`; `in-force` is the end.
 */
export const DraftState = z.enum(['draft', 'reviewed', 'in-force', 'discarded']);
export type DraftState = z.infer<typeof DraftState>;

/** Who did something: a person by its id, a command, or whoever held the token of a start, before there were accounts. */
export const Editor = z.union([RecordId, z.enum(['local-token', 'command-line'])]);
export type Editor = z.infer<typeof Editor>;

/** A policy as it is being written: an object of JSON that need not be a `Policy` yet. */
export const DraftDocument = z
  .record(z.string().max(200), z.unknown())
  .refine((document) => JSON.stringify(document).length <= DOCUMENT_CHARS_MAX, {
    message: `Expected at most ${DOCUMENT_CHARS_MAX} characters`,
  });
export type DraftDocument = z.infer<typeof DraftDocument>;

const fen = z.number().int().nonnegative().max(FEN_MAX);

/** What a case expects of one measure. Sums that are absent are not compared. */
export const Expectation = z.strictObject({
  measure: Slug,
  verdict: Eligibility,
  /** As far as the award is confirmed. */
  lowFen: fen.optional(),
  /** At best. */
  highFen: fen.optional(),
});
export type Expectation = z.infer<typeof Expectation>;

/** A test case 测试案例: a company at a place on a day, and what the draft must say for it. */
export const DraftCase = z.strictObject({
  name: z.string().trim().min(1).max(200),
  asOf: z.iso.date(),
  placeId: PlaceId,
  facts: PolicyFacts,
  /** Awards granted before; absent where nobody said. */
  awards: Company.shape.awards,
  /** Answers to the draft's own questions, by their ids. */
  answers: z.record(Slug, z.boolean()).optional(),
  expected: z.array(Expectation).min(1).max(200),
});
export type DraftCase = z.infer<typeof DraftCase>;

/** The test cases of a draft. */
export const DraftCases = z.array(DraftCase).max(100);
export type DraftCases = z.infer<typeof DraftCases>;

/** What one measure came to in a case. A measure that the draft does not have gives nothing. */
export const Outcome = z.strictObject({
  measure: Slug,
  expected: Expectation,
  got: z
    .strictObject({
      verdict: Eligibility,
      inForce: InForce,
      lowFen: z.number().int().min(0).optional(),
      highFen: z.number().int().min(0).optional(),
    })
    .optional(),
  /** Whether verdict and sums are as expected. */
  isAsExpected: z.boolean(),
});
export type Outcome = z.infer<typeof Outcome>;

/** One case, run: in the order of its expectations. */
export const CaseRun = z.strictObject({ name: z.string(), isAsExpected: z.boolean(), outcomes: z.array(Outcome) });
export type CaseRun = z.infer<typeof CaseRun>;

/** Where two documents differ, by the JSON paths (`measures.0.caps.1.capFen`), in their order: the first ones, and how many in all. */
export const Changes = z.strictObject({ paths: z.array(z.string()).max(PATHS_MAX), count: z.number().int().min(0) });
export type Changes = z.infer<typeof Changes>;

/** What was done to a draft. */
export const DraftAction = z.enum(['begun', 'edited', 'reviewed', 'put-in-force', 'discarded', 'restored']);
export type DraftAction = z.infer<typeof DraftAction>;

/** One entry of the history of a draft. */
const DraftEntry = z.strictObject({
  action: DraftAction,
  at: z.iso.datetime(),
  by: Editor,
  /** The revision that it made. */
  revision: z.number().int().min(1),
  /** Of an edit. */
  changes: Changes.optional(),
});

/** A draft of a policy, with all that belongs to it. */
export const Draft = z.strictObject({
  id: Slug,
  state: DraftState,
  /** Raised by every change: the ETag. */
  revision: z.number().int().min(1),
  document: DraftDocument,
  cases: DraftCases,
  /** The policy in force that it began from; absent where it began from nothing or a file. */
  basis: z.strictObject({ policyId: Slug, hash: z.string() }).optional(),
  updatedAt: z.iso.datetime(),
  /** Newest first. */
  history: z.array(DraftEntry),
});
export type Draft = z.infer<typeof Draft>;

/** A draft in a list. */
export const DraftSummary = z.strictObject({
  ...Draft.pick({ id: true, state: true, revision: true, updatedAt: true }).shape,
  /** As the document says now, in whatever shape; absent where it says none. */
  policyId: z.string().optional(),
  titleZh: z.string().optional(),
  titleEn: z.string().optional(),
  cases: z.number().int().min(0),
});
export type DraftSummary = z.infer<typeof DraftSummary>;

/** A draft as it is edited: with what is wrong with it, and how it stands to the policy in force. */
export const EditedDraft = z.strictObject({
  ...Draft.shape,
  faults: z.array(FieldFault),
  /** Where it differs from the policy of its id in force; absent where none is in force. */
  changes: Changes.optional(),
  /** The policy in force has been changed since the draft began: it cannot be put in force any more. */
  isOvertaken: z.boolean(),
  /** Names of the people in its history, by their ids; nobody who has been erased. */
  names: z.record(RecordId, z.string()),
});
export type EditedDraft = z.infer<typeof EditedDraft>;

/** What was in force under the id of a policy from one moment on. */
export const PolicyVersion = z.strictObject({
  policyId: Slug,
  /** 0 is what was there before the first one that was put in force here. */
  revision: z.number().int().min(0),
  /** When it was put in force; of what was found in force, when it was replaced. */
  at: z.iso.datetime(),
  /** Absent of what was found in force, as the seed put it there. */
  by: Editor.optional(),
  /** The draft that it was. */
  draftId: Slug.optional(),
  /** The earlier revision that was taken back into force. */
  revertedTo: z.number().int().min(0).optional(),
  changes: Changes,
  /** As it was, in the format of its time; absent where no such policy was in force. */
  document: DraftDocument.optional(),
});
export type PolicyVersion = z.infer<typeof PolicyVersion>;
