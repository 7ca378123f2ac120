// Tables of 256 bytes, looked up sixteen at once: rows of sixteen bytes; then a byte for each row that is the same throughout, 0
// of others; then the numbers of these others. Most tables change but once or twice, so that most rows are the same throughout.

const SAME: usize = 256;
const OTHERS: usize = 272;

/** What a table says of sixteen bytes; `others` is how many of its rows are not the same throughout. */
export function valuesOf(bytes: v128, table: usize, others: i32): v128 {
  let values = i8x16.swizzle(v128.load(table, SAME), i8x16.shr_u(bytes, 4));
  for (let other = 0; other < others; other += 1) {
    const row: u32 = <u32>load<u8>(table + OTHERS + <usize>other) << 4;
    values = v128.or(values, i8x16.swizzle(v128.load(table + <usize>row), i8x16.sub(bytes, i8x16.splat(<i8>row))));
  }
  return values;
}
