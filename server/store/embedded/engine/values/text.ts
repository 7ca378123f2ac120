/** How two texts stand to one another: below 0, 0, above 0. A collation is one such. */
export type TextOrder = (one: string, other: string) => number;

/** The order of UTF-8 bytes, which is that of code points; strings of JavaScript compare by halves of them. */
export const BY_CODE_POINT: TextOrder = (one, other) => {
  if (one === other) return 0;
  const shared = Math.min(one.length, other.length);
  for (let at = 0; at < shared; at += 1) {
    const difference = weight(one.charCodeAt(at)) - weight(other.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
};

/** Halves of code points beyond U+FFFF stand behind all whole ones. */
function weight(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
