import { type Bson, isDocument } from '../engine/bson.ts';
import { leadingSearch } from '../engine/aggregation/leadingSearch.ts';
import { readStage } from '../engine/aggregation/stageNames.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { explanation, type Verbosity } from '../engine/explaining/explanation.ts';
import { type Explained } from '../engine/explaining/planTree.ts';
import { resolveView } from '../engine/views.ts';
import { searchStages } from '../engine/viewPipeline.ts';
import { type WireRequest } from '../wire/message.ts';
import {
  type Command,
  type CommandContext,
  documentField,
  documentsField,
  flagField,
  hintOf,
  namespaceOf,
} from './command.ts';
import { searchOf } from './find.ts';
import { SERVER_VERSION } from './hello.ts';
import { variablesOf } from './variables.ts';

/** Tells how a command would be carried out, and with more than `queryPlanner` how much it reads. Nothing is changed. */
export const explain: Command = (request, context) => {
  const { explain: inner, verbosity = 'allPlansExecution' } = request.body;
  if (!isDocument(inner)) throw new CommandFailure('TypeMismatch', "Field 'explain' must be of BSON type object");
  if (!isVerbosity(verbosity))
    throw new CommandFailure(
      'BadValue',
      `Enumeration value '${String(verbosity)}' for field 'explain.verbosity' is not a valid value.`,
    );
  return explainRequest(innerRequest(request, inner), context, verbosity);
};

/** An aggregation may also be explained by a switch of its own. */
export function explainAggregation(request: WireRequest, context: CommandContext): Promise<Bson> {
  return explainRequest(request, context, 'queryPlanner');
}

function isVerbosity(value: unknown): value is Verbosity {
  return value === 'queryPlanner' || value === 'executionStats' || value === 'allPlansExecution';
}

function innerRequest(request: WireRequest, inner: Bson): WireRequest {
  const [name = ''] = Object.keys(inner);
  return { ...request, name, body: inner };
}

async function explainRequest(request: WireRequest, context: CommandContext, verbosity: Verbosity): Promise<Bson> {
  const { engine, reading, pacer, connection } = context;
  const stated = namespaceOf(request);
  const { namespace, pipeline: viewStages } = resolveView(engine.catalogue, reading, stated);
  const read = READERS[request.name];
  if (!read) throw new CommandFailure('CommandNotFound', `Explain failed due to unknown command: ${request.name}`);
  const { explained, stages } = viewed(read(request.body, context), viewStages);
  const told = await explanation({ engine, reading, pacer, namespace }, explained, verbosity);
  return {
    explainVersion: '1',
    ...(stages.length > 0 ? { stages: [{ $cursor: told }, ...stages] } : told),
    command: { ...request.body, $db: request.database },
    serverInfo: serverInfo(connection),
  };
}

function serverInfo({ host }: CommandContext['connection']): Bson {
  const [name, port] = host.split(':');
  return { host: name, port: Number(port), version: SERVER_VERSION, gitVersion: 'parkfit' };
}

interface Asked {
  readonly explained: Explained;
  /** What comes after the search, stage by stage. */
  readonly stages: readonly Bson[];
}

function viewed(asked: Asked, viewStages: readonly Bson[]): Asked {
  if (viewStages.length === 0) return asked;
  const { search, projection } = asked.explained;
  return asPipeline([...viewStages, ...searchStages(search, projection), ...asked.stages]);
}

function asPipeline(pipeline: readonly Bson[]): Asked {
  const { search, rest } = leadingSearch(pipeline.map(readStage));
  return { explained: { search }, stages: rest.map(({ name, operand }) => ({ [name]: operand })) };
}

const READERS: Readonly<Record<string, (body: Bson, context: CommandContext) => Asked>> = {
  find: (body, context) => searched({ search: searchOf(body, context), projection: documentField(body, 'projection') }),
  count: (body, context) =>
    searched({ search: { ...searchOf(body, context), filter: documentField(body, 'query') }, doing: 'COUNT' }),
  distinct: (body, context) =>
    searched({
      search: { filter: documentField(body, 'query'), variables: variablesOf(body, context), ...hintOf(body) },
    }),
  aggregate(body, context) {
    const asked = asPipeline(documentsField(body, 'pipeline'));
    return {
      ...asked,
      explained: { search: { ...asked.explained.search, variables: variablesOf(body, context), ...hintOf(body) } },
    };
  },
  update: (body, context) => searched({ search: ofStatement(body, 'updates', context), doing: 'UPDATE' }),
  delete: (body, context) => searched({ search: ofStatement(body, 'deletes', context), doing: 'DELETE' }),
  findAndModify: findAndModified,
  findandmodify: findAndModified,
};

function searched(explained: Explained): Asked {
  return { explained, stages: [] };
}

function findAndModified(body: Bson, context: CommandContext): Asked {
  const search = {
    filter: documentField(body, 'query'),
    sort: documentField(body, 'sort'),
    limit: 1,
    variables: variablesOf(body, context),
    ...hintOf(body),
  };
  return searched({ search, doing: flagField(body, 'remove') ? 'DELETE' : 'UPDATE' });
}

function ofStatement(body: Bson, field: 'updates' | 'deletes', context: CommandContext): Explained['search'] {
  const [statement = {}] = documentsField(body, field);
  const isOne = field === 'updates' ? !flagField(statement, 'multi') : Number(statement['limit']) === 1;
  return {
    filter: documentField(statement, 'q'),
    variables: variablesOf({ ...body, ...statement }, context),
    ...(isOne && { limit: 1 }),
    ...hintOf(statement),
  };
}
