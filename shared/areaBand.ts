import { z } from 'zod';

/** How large a space somebody looks for, so roughly that it tells nobody apart; lower ends are inclusive. */
export const AreaBand = z.enum(['under-500', '500-2000', '2000-5000', '5000-20000', 'from-20000']);
export type AreaBand = z.infer<typeof AreaBand>;
