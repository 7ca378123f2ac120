import { z } from 'zod';

/** A list to choose from: at least one item, none twice. */
export function distinctList<T extends string>(item: z.ZodType<T>): z.ZodArray<z.ZodType<T>> {
  return z
    .array(item)
    .min(1)
    .refine((items) => new Set(items).size === items.length, 'Expected each item once')
    .meta({ uniqueItems: true });
}
