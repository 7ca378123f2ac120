/** Arrays of numbers that are packed as they are. */
export type NumberArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** Plain data that JSON can hold, and the arrays that were taken out of them. */
export interface Packed {
  readonly data: unknown;
  readonly arrays: readonly NumberArray[];
  /** Where in the data what goes that JSON has no word for: only there is looked when they are unpacked. */
  readonly holes: Holes;
}

/** By key, as deep as need be: the number of an array, or `UNDEFINED`. */
export interface Holes {
  readonly [key: string]: number | Holes;
}

/** Stands for what is undefined: JSON would leave its key out, and it would come back as the last of all. */
const UNDEFINED = -1;

/** Takes the arrays of numbers out of plain data, whose numbers are finite. */
export function pack(value: object): Packed {
  const arrays: NumberArray[] = [];
  const holes: Record<string, Holes | number> = {};
  return { data: stripped(value, arrays, holes), arrays, holes };
}

function stripped(value: object, arrays: NumberArray[], holes: Record<string, Holes | number>): object {
  const bareOf = (key: string | number, item: unknown): unknown => {
    if (item === undefined || isNumberArray(item)) {
      holes[key] = item === undefined ? UNDEFINED : arrays.push(item) - 1;
      return null;
    }
    if (typeof item !== 'object' || item === null) return item;
    const within: Record<string, Holes | number> = {};
    const bare = stripped(item, arrays, within);
    if (Object.keys(within).length > 0) holes[key] = within;
    return bare;
  };
  if (Array.isArray(value)) return value.map((item: unknown, at) => bareOf(at, item));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, bareOf(key, item)]));
}

/** Puts back into the data what was taken out of them: they become what was packed. */
export function unpack({ data, arrays, holes }: Packed): unknown {
  for (const [key, hole] of Object.entries(holes)) {
    if (typeof data !== 'object' || data === null) break;
    if (typeof hole === 'number') Reflect.set(data, key, hole === UNDEFINED ? undefined : arrays[hole]);
    else unpack({ data: Reflect.get(data, key), arrays, holes: hole });
  }
  return data;
}

function isNumberArray(value: unknown): value is NumberArray {
  return ArrayBuffer.isView(value) && value.constructor.name in KINDS;
}

/** The kinds of arrays, by their names. */
export const KINDS = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array } as const;
