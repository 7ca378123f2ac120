import { join } from 'node:path';
import { type Mailing } from './features/mail/message.ts';
import { type Config } from './platform/config.ts';
import { outboxDelivery, smtpDelivery } from './platform/mail/transports.ts';

/** Name of the folder in the data folder where mail lies that no server sends. */
const OUTBOX = 'outbox';

/** How mail leaves: by the server that is set, else into a folder. `address` is where the page is if nothing else is set. */
export function mailingOf(
  { mail: { from, smtpUrl }, publicUrl, dataDir }: Pick<Config, 'mail' | 'publicUrl' | 'dataDir'>,
  { now, address }: { readonly now: () => Date; readonly address: () => string },
): Mailing {
  const deliver =
    smtpUrl === undefined
      ? outboxDelivery({ folder: join(dataDir, OUTBOX), from, now })
      : smtpDelivery({ url: smtpUrl, from });
  return { deliver, publicUrl: () => publicUrl ?? address() };
}
