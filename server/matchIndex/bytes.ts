/** Bytes that are only ever added to. */
export class Bytes {
  kept: Uint8Array;
  used: number;

  /** Of the given bytes the first are in use, or all; further ones get room as they come. */
  constructor(kept: Uint8Array = new Uint8Array(), used = kept.length) {
    this.kept = kept;
    this.used = used;
  }

  /** Takes so many more into use, and says where they begin. */
  take(count: number): number {
    const from = this.used;
    this.used += count;
    if (this.used > this.kept.length) {
      const wider = new Uint8Array(Math.max(this.used, Math.ceil(1.5 * this.kept.length), LEAST));
      wider.set(this.kept);
      this.kept = wider;
    }
    return from;
  }

  /** Lets go of room that is not in use. */
  trim(): void {
    if (this.used < this.kept.length) this.kept = this.kept.slice(0, this.used);
  }
}

/** Room for the first few texts. */
const LEAST = 256;
