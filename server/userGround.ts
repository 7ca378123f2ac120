import { randomBytes, randomUUID } from 'node:crypto';
import { createAudit } from './features/audit/service.ts';
import { type Mailing } from './features/mail/message.ts';
import { createMail, createOneTimeLinks } from './features/mail/repository.ts';
import { type Nudges, createNudges } from './nudges.ts';
import { type Ground } from './part.ts';
import { openLog } from './parts/log.ts';
import { type Clock } from './platform/clock.ts';
import { type Secrets } from './platform/secrets/keyRing.ts';
import { onceCommitted } from './store/transaction.ts';

/** What all records of users stand on: the log of what was done, mail, links that work once, what is random, what is secret, what follows a commit. */
type UserGround = Pick<Ground, 'audit' | 'mail' | 'mailing' | 'links' | 'secrets' | 'newId' | 'newSecret' | 'nudge'>;

/** Makes it; `prepare` makes the indexes. */
export function createUserGround(
  connection: Ground['connection'],
  { now }: Clock,
  { secrets, mailing }: { readonly secrets: Secrets; readonly mailing?: Mailing | undefined },
): { readonly ground: UserGround; readonly prepare: () => Promise<void> } & Pick<Nudges, 'onNudge'> {
  const { nudge, onNudge } = createNudges();
  const fresh = {
    now,
    newId: randomUUID,
    newSecret: () => randomBytes(SECRET_BYTES).toString('base64url'),
    nudge(job: string): void {
      onceCommitted(connection, () => {
        nudge(job);
      });
    },
  };
  const log = openLog({ connection, secrets, ...fresh });
  const audit = createAudit({ ...log, ...fresh });
  const mail = createMail(connection, fresh);
  const links = createOneTimeLinks(connection, fresh);
  return {
    ground: { ...fresh, audit, mail, links, secrets, ...(mailing && { mailing }) },
    onNudge,
    async prepare() {
      for (const part of [log, links]) await part.prepare();
    },
  };
}

/** Bytes of a secret: 256 bits are out of reach of any guessing. */
const SECRET_BYTES = 32;
