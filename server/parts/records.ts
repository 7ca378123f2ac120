import { createHash } from 'node:crypto';
import { Router } from 'express';
import { AUDIT_ENDPOINTS } from '#shared/auditEndpoints.ts';
import { PRIVACY_ENDPOINTS } from '#shared/privacyEndpoints.ts';
import { entriesAbout } from '#server/features/audit/aboutPerson.ts';
import { createEntryService } from '#server/features/audit/entries.ts';
import { createAuditRoutes } from '#server/features/audit/routes.ts';
import { createSealing } from '#server/features/audit/sealing.ts';
import { SEALING } from '#server/features/audit/service.ts';
import { type MembershipRepository } from '#server/features/memberships/repository.ts';
import { forgetOver } from '#server/features/privacy/retention.ts';
import { createPrivacyRoutes } from '#server/features/privacy/routes.ts';
import { createPrivacyService } from '#server/features/privacy/service.ts';
import { type Ground, type Part, type Personal } from '#server/part.ts';
import { type Identity } from './identity.ts';
import { openLog } from './log.ts';

/** What it needs of other parts. */
interface Needs {
  readonly identity: Pick<Identity, 'reauthenticate'>;
  /** Who belongs where. */
  readonly members: Pick<MembershipRepository, 'among'>;
  /** Every part, this one among them. */
  readonly parts: () => readonly Part[];
}

/** The log of what was done, the history of records, export and erasure of personal data. */
export function createRecords(ground: Ground, { identity, members, parts }: Needs): Part {
  const { atOnce, audit, clock } = ground;
  const log = { ...openLog(ground), hashText };
  const sealing = createSealing({ ...log, atOnce });
  const entries = createEntryService({ ...log, hasBelonged: createHasBelonged(log, members) });
  const personal = (): Personal[] => parts().flatMap((part) => part.personal ?? []);
  const { reauthenticate } = identity;
  const privacy = createPrivacyService({ personal, reauthenticate, audit, atOnce, now: clock.now });
  return {
    endpoints: [...AUDIT_ENDPOINTS, ...PRIVACY_ENDPOINTS],
    routes: () => Router().use(createAuditRoutes(entries)).use(createPrivacyRoutes(privacy)),
    prepare: log.prepare,
    jobs: [
      { name: SEALING, everyS: 10, run: async () => ({ sealed: await sealing.seal() }) },
      { name: 'retention', everyS: 6 * 3600, run: () => forgetOver(personal(), clock.now()) },
    ],
    personal: {
      personalDataOf: async (personId) => ({ auditEntries: await entriesAbout(personId, log) }),
      // The entries stay, without what is under the key of the person.
      erase: () => Promise.resolve(),
    },
  };
}

/** Whoever belongs to an organisation now, or of whom its log says that they did. */
function createHasBelonged(
  { rows }: Pick<ReturnType<typeof openLog>, 'rows'>,
  members: Needs['members'],
): (organisationId: string, personIds: readonly string[]) => Promise<ReadonlySet<string>> {
  return async (organisationId, personIds) => {
    const prefix = `${organisationId}/`;
    const recorded = await rows.recorded(
      'membership',
      personIds.map((personId) => prefix + personId),
    );
    const present = await members.among(organisationId, personIds);
    return new Set([...present, ...recorded.map((id) => id.slice(prefix.length))]);
  };
}

/** SHA-256, in base64url. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
