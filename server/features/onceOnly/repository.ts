import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { Buffer } from 'node:buffer';
import { type Connection, trusted } from 'mongoose';
import { Failure } from '#shared/failure.ts';
import { type Ground, type Job } from '#server/part.ts';
import { type AskedOnce, type OnceOnly as Keeping } from '#server/platform/http/onceOnly.ts';
import { looseModel } from '#server/store/looseModel.ts';

/** The answers to requests that came with a key, and the job that forgets them. */
export interface OnceOnly extends Keeping {
  readonly prepare: () => Promise<void>;
  readonly job: Job;
}

/** For so long a request may be sent again: a day, as others have it. */
const KEPT_MS = 24 * 60 * 60_000;

interface Row {
  readonly _id: string;
  /** Of what was asked. */
  readonly content: string;
  /** The answer, under a key that is made of what the sender alone knows: it may hold secrets and names of people. */
  readonly sealed: string;
  readonly until: Date;
}

/** Opens them. */
export function createOnceOnly(
  connection: Connection,
  { atOnce, clock: { now } }: Pick<Ground, 'atOnce' | 'clock'>,
): OnceOnly {
  const rows = looseModel<Row>(connection, 'answersByKey', [{ until: 1 }]);
  return {
    async prepare() {
      await rows.createIndexes();
    },
    once: (asked, make) =>
      atOnce(async () => {
        const _id = idOf(asked);
        const known = await rows.findById(_id).lean<Row>();
        if (known !== null && known.until > now()) return answerOf(known, asked);
        const row = { content: asked.content, sealed: '', until: new Date(now().getTime() + KEPT_MS) };
        // Before anything is made, so that of two at the same time one gives way here and then finds the other's answer.
        await rows.replaceOne({ _id }, row, { upsert: true });
        const answer = await make();
        await rows.updateOne({ _id }, { $set: { sealed: seal(JSON.stringify(answer), asked) } });
        return answer;
      }),
    job: {
      name: 'answers-by-key',
      everyS: 3600,
      async run() {
        const { deletedCount } = await rows.deleteMany({ until: trusted({ $lte: now() }) });
        return { forgotten: deletedCount };
      },
    },
  };
}

function answerOf({ content, sealed }: Row, asked: AskedOnce): unknown {
  if (content !== asked.content) {
    throw new Failure('idempotency-conflict', {
      detail: 'Another request came with this Idempotency-Key within the last day: send each one with a new key.',
    });
  }
  return JSON.parse(unseal(sealed, asked));
}

/** Only a digest of the key is stored: whoever reads the store cannot make the key that opens the answer. */
function idOf({ who, key }: AskedOnce): string {
  return createHash('sha256')
    .update(JSON.stringify(['id', who, key]))
    .digest('base64url');
}

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

function sealingKey({ who, key }: AskedOnce, iv: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', JSON.stringify([who, key]), iv, 'answer', 32));
}

function seal(text: string, asked: AskedOnce): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, sealingKey(asked, iv), iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
}

function unseal(text: string, asked: AskedOnce): string {
  const bytes = Buffer.from(text, 'base64');
  const iv = bytes.subarray(0, IV_BYTES);
  const decipher = createDecipheriv(CIPHER, sealingKey(asked, iv), iv);
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}
