import { z } from 'zod';
import { HistoryEntry } from './history.ts';
import { RecordId } from './organisation.ts';

/** What did something: a person in a session, a token for integration, somebody without account, a command, a job. */
export const DoerKind = z.enum(['person', 'token', 'nobody', 'command', 'job']);
export type DoerKind = z.infer<typeof DoerKind>;

/** Kinds of records and what is done to them, as `requirement` and `requirement-edited`. */
export const AuditWord = z
  .string()
  .regex(/^[a-z]+(?:-[a-z]+)*$/u, 'Expected small letters joined by hyphens')
  .max(60);

/** One entry of the log of what was done. */
export const AuditEntry = z.strictObject({
  id: RecordId,
  at: z.iso.datetime(),
  /** In whose chain it stands. */
  organisationId: RecordId,
  action: z.string(),
  subject: z.strictObject({ kind: z.string(), id: z.string() }),
  by: z.strictObject({
    kind: DoerKind,
    /** The person, or who made the token. */
    personId: z.string().optional(),
    /** Name of the person, the command or the job; absent once the person has been erased. */
    name: z.string().optional(),
  }),
  /**
   * Address of the request; absent for commands and jobs, once the person has been erased, and for managers where somebody of
   * another organisation, or of none, did it.
   */
  address: z.string().optional(),
  requestId: z.string().optional(),
  /** What it changed; absent for whoever runs the platform and does not belong to the organisation. */
  changes: HistoryEntry.shape.changes.optional(),
  /** Place in the chain and hash; absent for the moments until it is sealed. */
  seal: z.strictObject({ seq: z.number().int().positive(), hash: z.string() }).optional(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** What is wrong in a chain, and at which number. */
export const ChainFault = z.strictObject({
  kind: z.enum(['missing', 'repeated', 'altered', 'unlinked', 'cut-short', 'beyond-head', 'no-head']),
  seq: z.number(),
});

/** What walking the chain of an organisation found. */
export const ChainVerdict = z.strictObject({
  organisationId: z.string(),
  /** Entries that are sealed. */
  entries: z.number().int().nonnegative(),
  /** Entries that are not sealed yet: of the last moments. */
  waiting: z.number().int().nonnegative(),
  /** Where it ends: whoever notes this elsewhere can tell later that nothing before it was rewritten. */
  head: z.strictObject({ seq: z.number().int().nonnegative(), hash: z.string() }),
  faultCount: z.number().int().nonnegative(),
  /** The first of them. */
  faults: z.array(ChainFault),
});
export type ChainVerdict = z.infer<typeof ChainVerdict>;
