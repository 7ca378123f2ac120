/**
 * Memory for what is needed while an index is built, and no longer. Shared memory is not counted by the collector of
 * garbage, which for each 64 MB of other arrays looks through all that is alive: beside a stock of gigabytes that takes
 * longer than the building.
 */
export function passing(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes);
}
