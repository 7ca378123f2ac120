import { type AnswerPart } from '#shared/answer.ts';
import { type Answer } from '#shared/matchEndpoints.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { canonical } from '../requirement/canonical.ts';

/** Asks the server for an answer with some of its parts. */
export type AskServer = (
  requirement: OpenRequirement,
  include: readonly AnswerPart[],
  signal: AbortSignal,
) => Promise<Answer>;

const LEAN = ['findings', 'counts', 'relaxations', 'nearMisses', 'bundles', 'growthPaths'] as const;
const WHOLE = [...LEAN, 'policies'] as const;

interface Kept {
  /** The requirement whatever its weights: no measure depends on them. */
  readonly question: string;
  readonly dataVersion: number;
  readonly measures: ReadonlyMap<string, Measures>;
}

type Measures = Answer['results'][number]['measures'];

/** Asks for answers with measures. While only weights change, those of the answer before are kept and not asked for again. */
export function createAsking(
  askServer: AskServer,
): (requirement: OpenRequirement, signal: AbortSignal) => Promise<Answer> {
  let kept: Kept | undefined;
  return async (requirement, signal) => {
    const question = canonical(withEqualWeights(requirement));
    if (kept?.question === question) {
      const completed = withKept(await askServer(requirement, LEAN, signal), kept);
      if (completed !== undefined) return completed;
    }
    const answer = await askServer(requirement, WHOLE, signal);
    const { dataVersion, results } = answer;
    kept = { question, dataVersion, measures: new Map(results.map(({ space, measures }) => [space.id, measures])) };
    return answer;
  };
}

function withEqualWeights({ criteria, ...rest }: OpenRequirement): OpenRequirement {
  const asks = Object.entries(criteria).map(([id, ask]) => [id, { ...ask, weight: 1 }] as const);
  return { ...rest, criteria: Object.fromEntries(asks) };
}

/** The answer with the kept measures; undefined where the data have changed or a space comes new into the list. */
function withKept(answer: Answer, { dataVersion, measures }: Kept): Answer | undefined {
  const { results } = answer;
  if (answer.dataVersion !== dataVersion || !results.every(({ space }) => measures.has(space.id))) return undefined;
  return {
    ...answer,
    results: results.map((match) => {
      const held = measures.get(match.space.id);
      return held === undefined ? match : { ...match, measures: held };
    }),
  };
}
