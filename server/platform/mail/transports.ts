import { randomBytes } from 'node:crypto';
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';

/** A mail as it leaves. */
interface Message {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly id: string;
}

type Deliver = (message: Message) => Promise<void>;

/** A server that does not answer for so long is asked again later. */
const TIMEOUT_MS = 20_000;

/** Nothing in a letter makes the program read a file or an address. */
const CLOSED = { disableFileAccess: true, disableUrlAccess: true } as const;

/** Hands mail to a server, by an address as `smtps://user:password@host:465`. */
export function smtpDelivery({ url, from }: { readonly url: string; readonly from: string }): Deliver {
  const transport = createTransport(
    { url, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
    { from, ...CLOSED },
  );
  return async (message) => {
    await transport.sendMail(asSent(message));
  };
}

/** Puts mail into a folder that only the user of the server may read, as files that mail programs open. */
export function outboxDelivery({
  folder,
  from,
  now,
}: {
  readonly folder: string;
  readonly from: string;
  readonly now: () => Date;
}): Deliver {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' }, { from, ...CLOSED });
  return async (message) => {
    const { message: content } = await transport.sendMail({ ...asSent(message), date: now() });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    const name = `${now().toISOString().replaceAll(':', '')}-${randomBytes(6).toString('hex')}.eml`;
    // Whoever looks into the folder finds whole letters only.
    const beside = join(folder, `.${name}`);
    await writeFile(beside, Buffer.isBuffer(content) ? content : '', { mode: 0o600, flag: 'wx' });
    await rename(beside, join(folder, name));
  };
}

/** The address goes as an object: as text it could be read as several. */
function asSent({ to, subject, text, id }: Message): object {
  return { to: { name: '', address: to }, subject, text, messageId: `<${id}@parkfit>` };
}
