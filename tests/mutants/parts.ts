/** A part of the product whose tests are tested. */
export interface MutatedPart {
  readonly name: string;
  /** Folder, without a slash at its end. */
  readonly folder: string;
  /** Share of its mutants that the tests must notice, 0 to 1. Asked for by the product's owner. */
  readonly least: number;
  /** Vitest's configuration with the tests that have to notice them. */
  readonly vitestConfig: string;
  /** Files in it that are none of the product's TypeScript, as patterns. */
  readonly except: readonly string[];
  /** Whether what runs once, when a file is loaded, is mutated in a whole run too: each such mutant costs a run of all tests. */
  readonly isLoadingMutated: boolean;
}

/** The parts, each with the share that its tests must notice. */
const PARTS: readonly MutatedPart[] = [
  {
    name: 'matching',
    folder: 'server/domain/matching',
    least: 0.85,
    vitestConfig: 'tests/mutants/matching.vitest.config.ts',
    except: [],
    isLoadingMutated: false,
  },
  {
    name: 'matchIndex',
    folder: 'server/matchIndex',
    least: 0.7,
    vitestConfig: 'tests/mutants/matchIndex.vitest.config.ts',
    // AssemblyScript: what runs is what was built of it, so that no test could notice.
    except: ['server/matchIndex/kernel/assembly/**'],
    isLoadingMutated: false,
  },
  {
    name: 'access',
    folder: 'server/domain/access',
    least: 0.8,
    vitestConfig: 'tests/mutants/access.vitest.config.ts',
    except: [],
    isLoadingMutated: true,
  },
  {
    name: 'sessions',
    folder: 'server/features/sessions',
    least: 0.8,
    vitestConfig: 'tests/mutants/sessions.vitest.config.ts',
    except: [],
    isLoadingMutated: false,
  },
];

/** What is mutated of a part. */
export interface MutatedFiles {
  readonly part: MutatedPart;
  /** Files or patterns. */
  readonly files: readonly string[];
  readonly isWhole: boolean;
}

/**
 * What is to be mutated: the given files, each with the tests of its part, or all parts whole where none is given.
 *
 * @throws {Error} that names a file of no part.
 */
export function mutatedFiles(paths: readonly string[]): MutatedFiles[] {
  if (paths.length === 0) {
    return PARTS.map((part) => ({ part, files: patternsOf(part), isWhole: true }));
  }
  const stranger = paths.find((path) => !PARTS.some((part) => isIn(part, path)));
  if (stranger !== undefined) {
    throw new Error(`${stranger} lies in none of ${PARTS.map(({ folder }) => folder).join(', ')}`);
  }
  return PARTS.map((part) => ({ part, files: paths.filter((path) => isIn(part, path)), isWhole: false })).filter(
    ({ files }) => files.length > 0,
  );
}

function patternsOf({ folder, except }: MutatedPart): string[] {
  return [`${folder}/**/*.ts`, ...except.map((pattern) => `!${pattern}`)];
}

function isIn({ folder }: MutatedPart, path: string): boolean {
  return path.startsWith(`${folder}/`);
}
