import { type Bson, isDocument } from '../engine/bson.ts';
import { leadingSearch } from '../engine/aggregation/leadingSearch.ts';
import { readStage } from '../engine/aggregation/stageNames.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { explanation, type Verbosity } from '../engine/explaining/explanation.ts';
import { type Explained } from '../engine/explaining/planTree.ts';
import { resolveView } from '../engine/views.ts';
import { searchStages } from '../engine/viewPipeline.ts';
import { type WireRequest } from '../wire/message.ts';
import { type CollectionEntry } from '../engine/catalogue.ts';
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
import { termsOf } from './terms.ts';

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
  const { explained, stages } = viewed(read(request.body, context, engine.catalogue.find(reading, stated)), viewStages);
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
  const whole = asPipeline([...viewStages, ...searchStages(search, projection), ...asked.stages]);
  return { ...whole, explained: { search: { ...whole.explained.search, collation: search.collation } } };
}

function asPipeline(pipeline: readonly Bson[]): Asked {
  const { search, rest } = leadingSearch(pipeline.map(readStage));
  return { explained: { search }, stages: rest.map(({ name, operand }) => ({ [name]: operand })) };
}

type Reader = (body: Bson, context: CommandContext, entry: CollectionEntry | undefined) => Asked;

const READERS: Readonly<Record<string, Reader>> = {
  find: (body, context, entry) =>
    searched({ search: searchOf(body, context, entry), projection: documentField(body, 'projection') }),
  count: (body, context, entry) =>
    searched({ search: { ...searchOf(body, context, entry), filter: documentField(body, 'query') }, doing: 'COUNT' }),
  distinct: (body, context, entry) =>
    searched({
      search: {
        filter: documentField(body, 'query'),
        ...hintOf(body),
        ...termsOf(body, context, entry),
      },
    }),
  aggregate(body, context, entry) {
    const asked = asPipeline(documentsField(body, 'pipeline'));
    return {
      ...asked,
      explained: {
        search: {
          ...asked.explained.search,
          ...hintOf(body),
          ...termsOf(body, context, entry),
        },
      },
    };
  },
  update: (body, context, entry) => {
    const [statement = {}] = documentsField(body, 'updates');
    const search = ofStatement({ ...body, ...statement }, context, entry);
    return searched({ search: { ...search, ...(!flagField(statement, 'multi') && { limit: 1 }) }, doing: 'UPDATE' });
  },
  delete: (body, context, entry) => {
    const [statement = {}] = documentsField(body, 'deletes');
    const search = ofStatement({ ...body, ...statement }, context, entry);
    return searched({ search: { ...search, ...(Number(statement['limit']) === 1 && { limit: 1 }) }, doing: 'DELETE' });
  },
  findAndModify: findAndModified,
  findandmodify: findAndModified,
};

function searched(explained: Explained): Asked {
  return { explained, stages: [] };
}

function findAndModified(body: Bson, context: CommandContext, entry: CollectionEntry | undefined): Asked {
  const search = {
    filter: documentField(body, 'query'),
    sort: documentField(body, 'sort'),
    limit: 1,
    ...hintOf(body),
    ...termsOf(body, context, entry),
  };
  return searched({ search, doing: flagField(body, 'remove') ? 'DELETE' : 'UPDATE' });
}

/** What the first statement of a write searches, the fields of which stand among those of the command. */
function ofStatement(stated: Bson, context: CommandContext, entry: CollectionEntry | undefined): Explained['search'] {
  return {
    filter: documentField(stated, 'q'),
    ...hintOf(stated),
    ...termsOf(stated, context, entry),
  };
}
