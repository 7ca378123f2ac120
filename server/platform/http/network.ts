import { ipKeyGenerator } from 'express-rate-limit';

/** Whose an address is: a network of 64 bits counts as one, as each of its owners has all of its addresses. */
export function networkOf(address: string): string {
  return ipKeyGenerator(address, 64);
}
