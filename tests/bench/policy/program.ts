import loadHighs, { type Highs, type ModelData } from 'highs';
import { capForestOf } from '#server/domain/policy/stack/capForest.ts';
import { type StackProblem } from '#server/domain/policy/stack/problem.ts';

/** Starts HiGHS. */
export async function openHighs(): Promise<Highs> {
  // Its types describe a CommonJS module, whose default would be one step further in; what Node loads is an ES module.
  const load = loadHighs as unknown as typeof loadHighs.default;
  return load();
}

/** Money in a program: ten thousand yuan, so that its tolerance of a millionth is one fen. */
const UNIT_FEN = 1_000_000;

/** One row: columns with their factors, and what they come to at most. */
interface Row {
  readonly columns: readonly number[];
  readonly factors: readonly number[];
  readonly most: number;
}

/**
 * A problem as a mixed-integer program: for each option whether it is taken, and for each payment how much of it is paid,
 * within what the option would pay, the caps, the groups and the needs. Caps that cannot bind are the solver's to find.
 *
 * @throws {RangeError} where caps cross.
 */
export function programOf({ constants, infinity }: Highs, problem: StackProblem): ModelData {
  const forest = capForestOf(problem);
  if ('one' in forest) throw new RangeError(`The caps ${forest.one} and ${forest.other} cross`);
  const { options } = problem;
  const { payments, nodes } = forest;
  const columns = options.length + payments.length;
  const rows = [
    ...payments.map(({ option, fen }, at): Row =>
      rowOf(
        [
          [options.length + at, 1],
          [option, -fen / UNIT_FEN],
        ],
        0,
      ),
    ),
    ...nodes.map(({ cap, payments: held }) =>
      rowOf(
        held.map((at) => [options.length + at, 1]),
        cap.capFen / UNIT_FEN,
      ),
    ),
    ...choiceRows(problem),
  ];
  const { binary, real } = { binary: constants.variableType.integer, real: constants.variableType.continuous };
  return {
    numCols: columns,
    numRows: rows.length,
    sense: constants.objectiveSense.maximize,
    colCost: Float64Array.from({ length: columns }, (_, column) => Number(column >= options.length)),
    colLower: new Float64Array(columns),
    colUpper: Float64Array.from({ length: columns }, (_, column) => (column < options.length ? 1 : infinity)),
    rowLower: new Float64Array(rows.length).fill(-infinity),
    rowUpper: Float64Array.from(rows, ({ most }) => most),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns,
      starts: rows.reduce((starts, row) => [...starts, (starts.at(-1) ?? 0) + row.columns.length], [0]),
      indices: rows.flatMap((row) => row.columns),
      values: rows.flatMap(({ factors }) => factors),
    },
    integrality: Array.from({ length: columns }, (_, column) => (column < options.length ? binary : real)),
  };
}

function rowOf(entries: readonly (readonly [column: number, factor: number])[], most: number): Row {
  return { columns: entries.map(([column]) => column), factors: entries.map(([, factor]) => factor), most };
}

/** At most one of each group, and no option without one of what it needs. */
function choiceRows({ options, oneOf }: StackProblem): Row[] {
  const placeById = new Map(options.map(({ id }, at) => [id, at]));
  const placesOf = (ids: readonly string[]): number[] => [...new Set(ids.flatMap((id) => placeById.get(id) ?? []))];
  return [
    ...oneOf.map(({ members }) =>
      rowOf(
        placesOf(members).map((place) => [place, 1]),
        1,
      ),
    ),
    ...options.flatMap(({ needs }, at) =>
      needs === undefined ? [] : [rowOf([[at, 1], ...placesOf(needs).map((need) => [need, -1] as const)], 0)],
    ),
  ];
}

/** The ids that an optimum of a program takes. */
export function solvedBy(highs: Highs, problem: StackProblem, program: ModelData): string[] {
  const values = highs.withModel(program, (model) => {
    model.options.set('output_flag', false);
    model.options.set('mip_rel_gap', 0);
    model.run();
    return model.getSolution().colValue;
  });
  return problem.options.flatMap(({ id }, at) => ((values[at] ?? 0) > 0.5 ? id : []));
}
