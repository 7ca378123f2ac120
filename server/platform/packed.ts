/** Arrays of numbers that are packed as they are. */
export type NumberArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** Plain data that JSON can hold, and the arrays that were taken out of them. */
export interface Packed {
  readonly data: unknown;
  readonly arrays: readonly NumberArray[];
}

/** Takes the arrays of numbers out of plain data, in which no key may begin with a dollar sign. Undefined is kept. */
export function pack(value: unknown): Packed {
  const arrays: NumberArray[] = [];
  return { data: stripped(value, arrays), arrays };
}

function stripped(value: unknown, arrays: NumberArray[]): unknown {
  if (value === undefined) return { $undefined: true };
  if (typeof value !== 'object' || value === null) return value;
  if (isNumberArray(value)) return { $array: arrays.push(value) - 1 };
  if (Array.isArray(value)) return value.map((item: unknown) => stripped(item, arrays));
  return mapped(value, (item) => stripped(item, arrays));
}

/** The data that were packed. */
export function unpack({ data, arrays }: Packed): unknown {
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map((item: unknown) => unpack({ data: item, arrays }));
  if ('$undefined' in data) return undefined;
  if ('$array' in data) return arrays[Number(data.$array)];
  return mapped(data, (item) => unpack({ data: item, arrays }));
}

function mapped(value: object, map: (item: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, map(item)]));
}

function isNumberArray(value: object): value is NumberArray {
  return ArrayBuffer.isView(value) && value.constructor.name in KINDS;
}

/** The kinds of arrays, by their names. */
export const KINDS = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array } as const;
