import { z } from 'zod';
import { Role } from './access.ts';
import { EmailAddress } from './contact.ts';
import { Organisation, RecordId } from './organisation.ts';

/** Name as a person writes it. */
export const PersonName = z.string().trim().min(1).max(80);

/** The languages of the page and of mail. */
export const UserLanguage = z.enum(['zh-CN', 'en']);
export type UserLanguage = z.infer<typeof UserLanguage>;

/** A person as it sees itself. */
export const Me = z.strictObject({
  id: RecordId,
  name: PersonName,
  email: EmailAddress,
  language: UserLanguage,
  hasSecondFactor: z.boolean(),
  /** The role asks for a second factor that is not enrolled: until then nothing else can be done. */
  mustEnrol: z.boolean(),
  /** Organisations that are active, with the role in each. */
  memberships: z.array(
    z.strictObject({
      organisation: Organisation.pick({ id: true, kind: true, name: true, parkIds: true, placeIds: true }),
      role: Role,
    }),
  ),
  revision: z.number().int().positive(),
});
export type Me = z.infer<typeof Me>;
