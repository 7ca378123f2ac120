import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The link in the mail to an address that lies in a data folder; undefined until there is one. */
export async function linkMailedTo(email: string, dataDir: string): Promise<string | undefined> {
  const outbox = join(dataDir, 'outbox');
  const names = await readdir(outbox).catch(() => []);
  for (const name of names.filter((one) => one.endsWith('.eml'))) {
    const mail = await readFile(join(outbox, name), 'utf8');
    const link = mail.includes(`To: ${email}`) ? /https?:\/\/\S+#token=[\w-]+/u.exec(bodyOf(mail))?.[0] : undefined;
    if (link !== undefined) return link;
  }
  return undefined;
}

/** The text of a mail, whichever of the two ways of writing it in ASCII it came in. */
function bodyOf(mail: string): string {
  const [head = '', ...rest] = mail.split(/\r?\n\r?\n/u);
  const body = rest.join('\n\n');
  if (/transfer-encoding: base64/iu.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  return body.replaceAll(/=\r?\n/gu, '').replaceAll('=3D', '=');
}
