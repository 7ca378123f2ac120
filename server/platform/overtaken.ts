import { Failure } from '#shared/failure.ts';

/** What somebody is told who writes over another revision than the one that it has seen. */
export function overtaken(currentRevision: number): Failure {
  return new Failure('revision-overtaken', {
    detail: `Somebody else has changed it: it is at revision ${currentRevision} now.`,
    currentRevision,
  });
}

/** @throws {Failure} revision-overtaken where another revision is there than whoever writes has seen */
export function refuseOvertaken({ revision }: { readonly revision: number }, seen: number): void {
  if (revision !== seen) throw overtaken(revision);
}
