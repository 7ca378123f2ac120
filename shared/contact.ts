import { z } from 'zod';

/** Address for mail, compared without regard to case. */
export const EmailAddress = z.email().max(254).toLowerCase();
export type EmailAddress = z.infer<typeof EmailAddress>;

/** A telephone number as people write it, 5 to 30 characters. */
export const PhoneNumber = z
  .string()
  .trim()
  .regex(/^\+?[0-9][0-9 ()-]{3,28}[0-9]$/u, 'Expected a telephone number');

/** Whom to reach: personal data, masked for whoever has no consent, and every reading of it is written down. */
export const Contact = z.strictObject({
  name: z.string().trim().min(1).max(80),
  phone: PhoneNumber,
  email: EmailAddress.optional(),
});
export type Contact = z.infer<typeof Contact>;

/** A contact of which only so much shows that its owner would know it again. */
export const MaskedContact = z.strictObject({ name: z.string(), phone: z.string(), email: z.string().optional() });
export type MaskedContact = z.infer<typeof MaskedContact>;
