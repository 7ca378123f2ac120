import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take half a minute and more, of which their size tells nothing. */
const LONG = /\/tests\/(?:fuzz|torture|server\/access\/matrix|browser\/(?:accessibility|drafts))/u;

/** What the order of a file comes from. */
interface Placed {
  readonly project: { readonly name: string };
  readonly moduleId: string;
}

/** Files as they were, project by project, but in each of these first those that take longest: begun last, one core would wait for them. */
export function longFirst<File extends Placed>(files: readonly File[]): File[] {
  const projects = [...new Set(files.map(({ project }) => project.name))];
  const placeOf = ({ project, moduleId }: File): number =>
    2 * projects.indexOf(project.name) + (LONG.test(moduleId) ? 0 : 1);
  return files.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** The order of vitest, by which the larger files run first, with those before them that take longest. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return longFirst(await super.sort(files));
  }
}
