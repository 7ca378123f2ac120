import { Failure } from '#shared/failure.ts';
import { type MyData } from '#shared/privacyEndpoints.ts';
import { type Doing } from '#server/domain/access/caller.ts';
import { type Personal } from '#server/part.ts';
import { type Audit } from '../audit/audit.ts';

/** Whoever asks about itself, and by which request. */
export interface Self extends Required<Doing> {
  readonly personId: string;
}

/** What a person may do with what is stored about it. */
export interface PrivacyService {
  readonly dataOf: (self: Self) => Promise<MyData>;
  /**
   * Erases the account, all of it or nothing.
   *
   * @throws {Failure} sign-in-refused; totp-required; too-many-attempts; state-forbids where others need the person first
   */
  readonly erase: (self: Self, given: Given) => Promise<void>;
}

/** Password and code, shown once more. */
interface Given {
  readonly password?: string | undefined;
  readonly code?: string | undefined;
}

/** What it stands on. */
export interface PrivacyNeeds {
  /** What every part keeps about people. */
  readonly personal: () => readonly Personal[];
  readonly reauthenticate: (self: Self, given: Given) => Promise<unknown>;
  readonly audit: Pick<Audit, 'record' | 'forget'>;
  readonly atOnce: <T>(use: () => Promise<T>) => Promise<T>;
  readonly now: () => Date;
}

/** Makes the service. */
export function createPrivacyService({ personal, reauthenticate, audit, atOnce, now }: PrivacyNeeds): PrivacyService {
  const note = ({ personId, by, request }: Self, action: string): Promise<void> =>
    audit.record({ by, request, action, subject: { kind: 'person', id: personId } });

  return {
    dataOf: (self) =>
      atOnce(async () => {
        await note(self, 'person-data-exported');
        let records: Readonly<Record<string, unknown>> = {};
        for (const { personalDataOf } of personal()) records = { ...records, ...(await personalDataOf(self.personId)) };
        return { at: now().toISOString(), personId: self.personId, records };
      }),
    async erase(self, given) {
      const { personId, by, request } = self;
      await reauthenticate(self, given);
      await atOnce(async () => {
        await refuseHindered(personal(), personId);
        await note(self, 'person-erased');
        // Who the person is goes last: by that the others find what is theirs.
        for (const { erase } of [...personal()].reverse()) await erase(personId, { by, request });
        // Last, so that whatever the erasing wrote down about the person is gone with the rest.
        await audit.forget(personId);
      });
    },
  };
}

async function refuseHindered(personal: readonly Personal[], personId: string): Promise<void> {
  const reasons: string[] = [];
  for (const { hindrances } of personal) reasons.push(...((await hindrances?.(personId)) ?? []));
  if (reasons.length > 0) throw new Failure('state-forbids', { detail: reasons.join(' ') });
}
