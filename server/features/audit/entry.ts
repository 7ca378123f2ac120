import { z } from 'zod';
import { PLATFORM_ID } from '#shared/organisation.ts';
import { canonical } from '#server/domain/audit/canonical.ts';
import { type Link } from '#server/domain/audit/chain.ts';
import { type PersonalField, joinPersonal, partPersonal } from '#server/domain/audit/personalFields.ts';
import { type LockedText, type PlacedText, type Vault } from '../vault/vault.ts';
import { type Done } from './audit.ts';

/** An entry of the log as it is stored. */
export interface AuditRow extends Pick<Done, 'by' | 'action' | 'subject'> {
  readonly _id: string;
  /** The organisation in whose chain it stands. */
  readonly organisationId: string;
  /** The moment of writing, as an instant. */
  readonly at: string;
  readonly requestId?: string;
  /** That of the record after the change. */
  readonly revision?: number;
  /** Before and after without what is personal, as text: a record may have keys that a store takes for something else. */
  readonly content: string;
  /** What is personal in before and after, by data subject. */
  readonly locked: readonly LockedText[];
  /** The address of the request, as a text of who asked. */
  readonly from?: LockedText;
  /** Is to be tied into its chain. */
  readonly waits?: true;
}

/** An entry that is tied into its chain. */
export interface SealedRow extends AuditRow, Link {}

/** An entry as it is read, with what of it has not been erased. */
export interface ReadEntry {
  readonly row: AuditRow & Partial<Link>;
  readonly before?: object;
  readonly after?: object;
  readonly address?: string;
  /** What of it is personal and still there. */
  readonly personal: readonly PersonalField[];
  /** Something of before or after has been erased. */
  readonly hasErased: boolean;
}

const Field = z.strictObject({ path: z.array(z.string()), value: z.unknown() });

/** What a box of personal fields holds. */
const Personal = z.strictObject({ before: z.array(Field), after: z.array(Field) });

/** What the content of an entry holds. */
const Content = z.strictObject({
  before: z.record(z.string(), z.unknown()).optional(),
  after: z.record(z.string(), z.unknown()).optional(),
});

/** Makes entries of what was done, in the same order; their personal fields under the keys of their subjects. */
export async function rowsOf(
  done: readonly Done[],
  { vault, newId, at }: { readonly vault: Pick<Vault, 'lock'>; readonly newId: () => string; readonly at: Date },
): Promise<AuditRow[]> {
  const parted = done.map((one) => partedOf(one, newId()));
  // All at once: each key is looked for once.
  const texts = parted.flatMap(({ personal, from }) => [...personal, ...from]);
  const boxes = new Map((await vault.lock(texts)).map((box, index) => [texts[index], box]));
  const boxed = (wanted: readonly PlacedText[]): LockedText[] => wanted.flatMap((text) => boxes.get(text) ?? []);
  return parted.map(({ row, personal, from: asked }) => {
    const [from] = boxed(asked);
    const locked = boxed(personal);
    return { ...row, at: at.toISOString(), locked, ...(from !== undefined && { from }), waits: true };
  });
}

/** An entry whose personal texts are not locked yet. */
interface Parted {
  readonly row: Omit<AuditRow, 'at' | 'locked' | 'from' | 'waits'>;
  /** What is personal in before and after, by data subject. */
  readonly personal: readonly PlacedText[];
  /** From where it was asked; empty where by no request. */
  readonly from: readonly PlacedText[];
}

function partedOf(done: Done, id: string): Parted {
  const { organisationId = PLATFORM_ID, by, request, action, subject, personal = {} } = done;
  // As JSON has it: what is undefined or a moment is the same text here as in the store.
  const { before, after } = Content.parse(JSON.parse(JSON.stringify({ before: done.before, after: done.after })));
  const parted = { before: partPersonal(before, personal), after: partPersonal(after, personal) };
  const revision = revisionIn(after);
  return {
    row: {
      ...{ _id: id, organisationId, by, action, subject },
      ...(request !== undefined && { requestId: request.requestId }),
      ...(revision !== undefined && { revision }),
      content: canonical({ before: parted.before.open, after: parted.after.open }),
    },
    personal: textsOf(parted.before.personal, parted.after.personal).map((text) => ({ ...text, about: id })),
    from: request === undefined ? [] : [{ of: asker(done), text: request.address, about: id }],
  };
}

function textsOf(before: readonly PersonalField[], after: readonly PersonalField[]): Omit<PlacedText, 'about'>[] {
  const subjects = new Set([...before, ...after].map(({ of }) => of));
  const of = (subject: string, fields: readonly PersonalField[]): unknown =>
    fields.filter((field) => field.of === subject).map(({ path, value }) => ({ path, value }));
  return [...subjects].map((subject) => ({
    of: subject,
    text: canonical({ before: of(subject, before), after: of(subject, after) }),
  }));
}

/** Whose the address of the request is: of somebody without account, of whom or what the entry is about. */
function asker({ by, personal = {}, subject }: Done): string {
  if ('personId' in by) return by.personId;
  return Object.values(personal)[0] ?? subject.id;
}

function revisionIn(record: object | undefined): number | undefined {
  return record !== undefined && 'revision' in record && typeof record.revision === 'number'
    ? record.revision
    : undefined;
}

/** Reads entries, with all that can still be opened. */
export async function readRows(
  rows: readonly (AuditRow & Partial<Link>)[],
  vault: Pick<Vault, 'open'>,
): Promise<ReadEntry[]> {
  const boxes = rows.flatMap(({ _id: about, locked, from }) =>
    [...locked, ...(from === undefined ? [] : [from])].map((box) => ({ locked: box, about })),
  );
  const texts = await vault.open(boxes);
  const textOf = new Map(boxes.map(({ locked }, index) => [locked, texts[index]]));
  return rows.map((row) => readRow(row, textOf));
}

function readRow(row: AuditRow & Partial<Link>, textOf: ReadonlyMap<LockedText, string | undefined>): ReadEntry {
  const open = Content.parse(JSON.parse(row.content));
  const texts = row.locked.map((box) => ({ of: box.of, text: textOf.get(box) }));
  const fieldsIn = (side: 'before' | 'after'): PersonalField[] =>
    texts.flatMap(({ of, text }) => (text === undefined ? [] : fieldsOf(text, side, of)));
  const [before, after] = [fieldsIn('before'), fieldsIn('after')];
  const address = row.from && textOf.get(row.from);
  return {
    row,
    ...joined('before', open.before, before),
    ...joined('after', open.after, after),
    ...(address !== undefined && { address }),
    personal: [...before, ...after],
    hasErased: texts.some(({ text }) => text === undefined),
  };
}

function fieldsOf(text: string, side: 'before' | 'after', of: string): PersonalField[] {
  return Personal.parse(JSON.parse(text))[side].map((field) => ({ of, ...field }));
}

function joined(
  side: 'before' | 'after',
  open: object | undefined,
  personal: readonly PersonalField[],
): Pick<ReadEntry, 'before' | 'after'> {
  const whole = open === undefined ? undefined : joinPersonal(open, personal);
  return typeof whole === 'object' && whole !== null ? { [side]: whole } : {};
}
