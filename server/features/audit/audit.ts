import { type HistoryEntry } from '#shared/history.ts';
import { type Doer } from '#server/domain/access/caller.ts';

/** What a change is about. */
export interface Subject {
  /** As `requirement`, `space`, `enquiry`, `lead`, `person`, `organisation`. */
  readonly kind: string;
  readonly id: string;
}

/** One thing that was done: who, what, before and after, from where. When is the moment of writing. */
export interface Done {
  /** The organisation in whose chain it stands; the platform's where absent. */
  readonly organisationId?: string;
  readonly by: Doer;
  /** Address and id of the request; absent for commands and jobs. */
  readonly request?: { readonly address: string; readonly requestId: string };
  /** As `lead-moved`: the kind of the subject and what happened to it. */
  readonly action: string;
  readonly subject: Subject;
  /** The record before the change; absent where it made one. */
  readonly before?: object;
  /** The record after the change, with its `revision`; absent where it removed one, or changed nothing. */
  readonly after?: object;
  /**
   * Which fields of both are personal, by their dotted path (`contact.phone`; `*` for each entry of a list: `notes.*.text`),
   * and whose: kept under that subject's key, whose destruction is the erasure. The data subject is a person's id, or the id
   * of a record that holds the contact of somebody without account.
   */
  readonly personal?: Readonly<Record<string, string>>;
}

/** The log of what was done. */
export interface Audit {
  /** Writes it down as a part of the transaction that runs, which must be the one of the change. */
  readonly record: (done: Done) => Promise<void>;
  /** The same of many things, in their order. */
  readonly recordAll: (done: readonly Done[]) => Promise<void>;
  /** What was done to a record, newest first; whoever asks must be allowed to see the record. */
  readonly historyOf: (subject: Subject) => Promise<HistoryEntry[]>;
  /** A record as a revision left it; undefined where there was none, or where what it held has been erased. */
  readonly revisionOf: (subject: Subject, revision: number) => Promise<object | undefined>;
  /**
   * Destroys the key of a data subject, as a part of the transaction that runs: what `personal` gave under it is gone for
   * good from every entry, former and later ones. For a contact of somebody without account and at the deletion of an account.
   */
  readonly forget: (dataSubjectId: string) => Promise<void>;
}
