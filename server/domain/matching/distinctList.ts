import { z } from 'zod';

/** Most items of a list that is asked for: more than any scale of the field has. Ours. */
const ITEMS_MAX = 100;

/** A list of what is asked for: from one to a hundred items, none twice. */
export function distinctList<T extends string>(item: z.ZodType<T>): z.ZodArray<z.ZodType<T>> {
  return z
    .array(item)
    .min(1)
    .max(ITEMS_MAX)
    .refine((items) => new Set(items).size === items.length, 'Expected each item once')
    .meta({ uniqueItems: true });
}
