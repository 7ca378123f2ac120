/** Which pages of a file belong to something. */
export interface UsedPages {
  /** Takes pages that hold something. @throws {Error} if one lies outside of the file, or belongs to something already. */
  readonly use: (first: number, count?: number) => void;
  /** Takes pages that are free. The last ones need not be in the file yet. @throws {Error} as `use` does. */
  readonly useFree: (first: number, count: number) => void;
}

/** The first two pages describe the file and belong to no tree. */
const FIRST = 2;

/** Both numbers count the pages of the descriptions; `known` is how many the description of the file tells of. */
export function createUsedPages({ inFile, known }: { readonly inFile: number; readonly known: number }): UsedPages {
  const used = new Uint8Array(Math.ceil(inFile / 8));
  const take = (first: number, end: number): void => {
    for (let page = first; page < end; page += 1) {
      const byte = used[page >> 3] ?? 0;
      const bit = 1 << (page & 7);
      if ((byte & bit) !== 0) throw new Error(`page ${page} belongs to two things`);
      used[page >> 3] = byte | bit;
    }
  };
  return {
    use(first, count = 1) {
      checkWithin({ first, count }, Math.min(inFile, known));
      take(first, first + count);
    },
    useFree(first, count) {
      checkWithin({ first, count }, known);
      take(first, Math.min(first + count, inFile));
    },
  };
}

function checkWithin({ first, count }: { readonly first: number; readonly count: number }, pages: number): void {
  const isWithin = Number.isSafeInteger(first) && first >= FIRST && count >= 1 && first + count <= pages;
  if (!isWithin) throw new Error(`page ${first} lies outside of the file`);
}
