import { createHmac, timingSafeEqual } from 'node:crypto';
import { Failure } from '#shared/failure.ts';
import { type FormProof } from '#shared/formProof.ts';
import { type FormTokenRepository } from './repository.ts';

/** Keeps programs out of the forms that are open to people without account. */
export interface FormGuard {
  /** A token for a form that somebody begins to fill in. */
  readonly begin: () => Promise<string>;
  /**
   * Uses the token of a form up, as a part of the transaction that stores what the form holds.
   *
   * @throws {Failure} invalid-request where the token is not ours, was used, is too fresh or too old
   */
  readonly pass: (proof: FormProof) => Promise<void>;
  /** Forgets tokens that could not be used any more anyway; how many. */
  readonly forgetOld: () => Promise<number>;
}

/** Nobody reads a form and fills it in sooner, in seconds. Ours. */
export const FORM_USABLE_AFTER_S = 2;

/** A form that lies open over a working day can still be sent, in seconds. Ours. */
export const FORM_USABLE_FOR_S = 12 * 3600;

interface Needs {
  readonly tokens: FormTokenRepository;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Makes the guard. A token is its moment and a random id under a key of the store, so that any process knows it again. */
export function createFormGuard({ tokens, now, newId }: Needs): FormGuard {
  async function isOurs(token: string): Promise<boolean> {
    const signed = token.slice(0, token.lastIndexOf('.'));
    const wanted = Buffer.from(withMark(signed, await tokens.key()));
    const given = Buffer.from(token);
    return wanted.length === given.length && timingSafeEqual(wanted, given);
  }
  return {
    async begin() {
      return withMark(`${now().getTime()}.${newId()}`, await tokens.key());
    },
    async pass({ token }) {
      if (!(await isOurs(token))) throw refused('Expected a token that was given for this form');
      const [madeAt = '', id = ''] = token.split('.');
      const ageS = (now().getTime() - Number(madeAt)) / 1000;
      if (ageS < FORM_USABLE_AFTER_S) throw refused('Nobody fills a form in so quickly; send it again in a moment');
      if (ageS > FORM_USABLE_FOR_S) throw refused('The form has been open for too long; begin it again');
      if (!(await tokens.use(id, now()))) throw refused('The form has been sent already');
    },
    forgetOld: () => tokens.forgetBefore(new Date(now().getTime() - FORM_USABLE_FOR_S * 1000)),
  };
}

function withMark(signed: string, key: string): string {
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

function refused(message: string): Failure {
  return new Failure('invalid-request', {
    detail: 'The token of the form is not good.',
    errors: [{ path: 'proof.token', message }],
  });
}
