/** How much. */
export interface ReverseBenchOptions {
  readonly spaces: number;
  readonly requirements: number;
  readonly drawn: number;
  readonly sample: number;
  readonly seed: number;
}
