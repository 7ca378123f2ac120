import {
  type UseMutationResult,
  type UseQueryResult,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import {
  type AttachedTo,
  type Attachment,
  type AttachmentKind,
  addParkAttachment,
  addSpaceAttachment,
  changeAttachment,
  getAttachmentContent,
  listParkAttachments,
  listSpaceAttachments,
  removeAttachment,
  restoreAttachment,
} from '#shared/attachment.ts';
import { call } from '#client/app/api.ts';

const keyOf = ({ kind, id }: AttachedTo): readonly string[] => ['attachments', kind, id];

/** The files at a space or park that whoever uses the page may see. */
export function useAttachments(of: AttachedTo): UseQueryResult<readonly Attachment[]> {
  return useQuery(
    queryOptions({
      queryKey: keyOf(of),
      async queryFn({ signal }): Promise<readonly Attachment[]> {
        const params = { id: of.id };
        const { items } = await call(
          of.kind === 'space' ? listSpaceAttachments : listParkAttachments,
          { params },
          signal,
        );
        return items;
      },
    }),
  );
}

/** A file that is to be added. */
interface Chosen {
  readonly kind: AttachmentKind;
  readonly isPublic: boolean;
  readonly file: File;
}

/** A file that is taken back, with its name and kind of a revision where one is named. */
interface TakenBack {
  readonly seen: Attachment;
  readonly revision?: number;
}

/** What an operator does with the files of a space or park; each ends with the list as it is then. */
export interface AttachmentChanges {
  readonly add: UseMutationResult<Attachment, Error, Chosen>;
  readonly show: UseMutationResult<Attachment, Error, { readonly seen: Attachment; readonly isPublic: boolean }>;
  readonly remove: UseMutationResult<Attachment, Error, Attachment>;
  readonly restore: UseMutationResult<Attachment, Error, TakenBack>;
}

/** The means to do it. */
export function useAttachmentChanges(of: AttachedTo): AttachmentChanges {
  const queries = useQueryClient();
  const onSettled = (): Promise<void> => queries.invalidateQueries({ queryKey: keyOf(of) });
  return {
    add: useMutation({
      async mutationFn({ kind, isPublic, file }: Chosen): Promise<Attachment> {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const body = { kind, isPublic: isPublic ? 'yes' : 'no', file: { name: file.name, bytes } } as const;
        return call(of.kind === 'space' ? addSpaceAttachment : addParkAttachment, { params: { id: of.id }, body });
      },
      onSettled,
    }),
    show: useMutation({
      mutationFn: ({ seen, isPublic }: { readonly seen: Attachment; readonly isPublic: boolean }) =>
        call(changeAttachment, { ...seenOf(seen), body: { isPublic } }),
      onSettled,
    }),
    remove: useMutation({ mutationFn: (seen: Attachment) => call(removeAttachment, seenOf(seen)), onSettled }),
    restore: useMutation({
      mutationFn: ({ seen, revision }: TakenBack) =>
        call(restoreAttachment, { ...seenOf(seen), body: revision === undefined ? {} : { revision } }),
      onSettled,
    }),
  };
}

function seenOf({ id, revision }: Attachment) {
  return { params: { attachmentId: id }, headers: { 'if-match': `"${revision}"` } };
}

/** Hands the browser a file to save. */
export async function saveAttachment({ id, name }: Attachment): Promise<void> {
  const { bytes, type } = await call(getAttachmentContent, { params: { attachmentId: id } });
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
