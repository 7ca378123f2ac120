import { type JobCounts } from '#shared/operationEndpoints.ts';
import { type Letter, type OneTimeLinks } from './letter.ts';
import { type LetterText } from './letterText.ts';
import { type Mailing, type Message } from './message.ts';
import { type LetterRepository, type WaitingLetter } from './repository.ts';

/** What delivering stands on. */
export interface DeliveryNeeds {
  readonly letters: Pick<LetterRepository, 'due' | 'putOff' | 'remove'>;
  readonly links: Pick<OneTimeLinks, 'make' | 'withdraw'>;
  readonly texts: Readonly<Record<string, LetterText>>;
  readonly mailing: Mailing;
  readonly now: () => Date;
  /** Hears why a letter could not be sent, never what stands in it. */
  readonly onTrouble: (reason: unknown) => void;
}

/** Letters of one turn; others wait for the next one. */
const AT_ONCE_MAX = 100;

/** The first pause after a failure, which doubles with each further one. Ours. */
const PAUSE_S = 60;
const PAUSE_MAX_S = 6 * 3600;
/** About two days: the links of most letters are too old by then. Ours. */
const ATTEMPTS_MAX = 14;

/** Sends the letters that are due, one after the other; counts them. */
export function createDelivery(needs: DeliveryNeeds): () => Promise<JobCounts> {
  const { letters, now } = needs;
  return async () => {
    const due = await letters.due(now(), AT_ONCE_MAX);
    let sent = 0;
    for (const waiting of due) {
      if (await isSent(waiting, needs)) sent += 1;
    }
    return { sent, unsent: due.length - sent };
  };
}

async function isSent(waiting: WaitingLetter, needs: DeliveryNeeds): Promise<boolean> {
  const { letters, mailing, now, onTrouble } = needs;
  const { id, attempts } = waiting;
  try {
    await mailing.deliver(await messageOf(waiting, needs));
    await letters.remove(id);
    return true;
  } catch (error) {
    const failed = attempts + 1;
    onTrouble(
      new Error(`A letter of the kind ${waiting.letter.kind} was not sent, for the ${failed}. time`, {
        cause: causeOf(error),
      }),
    );
    if (failed >= ATTEMPTS_MAX) await letters.remove(id);
    else await letters.putOff(id, { attempts: failed, until: later(now(), failed) });
    return false;
  }
}

/** Servers quote addresses in what they say; only the code of it goes on. */
function causeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'no code';
}

function later(now: Date, failures: number): Date {
  return new Date(now.getTime() + Math.min(PAUSE_MAX_S, PAUSE_S * 2 ** (failures - 1)) * 1000);
}

async function messageOf({ id, letter }: WaitingLetter, { links, texts, mailing }: DeliveryNeeds): Promise<Message> {
  const { kind, language, to, values } = letter;
  const text = texts[kind];
  if (text === undefined) throw new Error(`There is no text for letters of the kind ${kind}`);
  const page = mailing.publicUrl();
  const link = await linkOf(letter, links, page);
  const { subject, lines } = text[language]({ value: (name) => oneLine(values[name] ?? ''), link, page });
  return { id, to, subject: oneLine(subject), text: `${lines.join('\n\n')}\n\n— Parkfit\n` };
}

/** The link is made now, so that no secret waits in the store; one of an earlier attempt stops working. */
async function linkOf({ link }: Letter, links: DeliveryNeeds['links'], page: string): Promise<string> {
  if (link === undefined) return '';
  const { path, ...wanted } = link;
  await links.withdraw(wanted.purpose, wanted.subject);
  return `${page}${path}#token=${await links.make(wanted)}`;
}

/** Names come from people: a line break in one must not begin another header, or another paragraph. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
