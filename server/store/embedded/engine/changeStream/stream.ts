import { type Reading } from '../../disk/disk.ts';
import { type Bson, decodeTyped, encode, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { type Source } from '../cursors.ts';
import { STEPS } from '../aggregation/steps.ts';
import { documentPlaces } from '../documentPlaces.ts';
import { type Engine } from '../engine.ts';
import { systemVariables } from '../expressions/systemVariables.ts';
import { logFloor, logKey, WHOLE_LOG } from '../log.ts';
import { decodeEvent, type LoggedEvent } from '../logEvent.ts';
import { changeEvent, type EventTools, invalidateEvent } from './changeEvent.ts';
import { type ChangeStreamOptions } from './options.ts';
import { placeOf, tokenOf } from './resumeToken.ts';

/** What is watched: a collection, a database, or all databases. */
export interface Watched {
  readonly database?: string;
  readonly collection?: string;
}

/** A stream of the changes of what is watched, from the present or from where it was broken off. */
export function openChangeStream(
  engine: Engine,
  watched: Watched,
  { options, stages }: { readonly options: ChangeStreamOptions; readonly stages: readonly Bson[] },
): Pick<Source, 'pages' | 'changed' | 'resumeToken'> {
  const pass = pipelineOf(engine, stages);
  const place = { time: startOf(engine, options) };
  const tools = { options, lookUp: (event: LoggedEvent) => lookUp(engine, event) };
  return {
    pages: pagesOf(engine, watched, { place, tell: tellerOf(tools, pass), pass }),
    changed: engine.log.changed,
    resumeToken: () => tokenOf(place),
  };
}

/** What becomes of an entry: nothing where it is of those that MongoDB tells only when it is asked to. */
function tellerOf(tools: EventTools, pass: Telling['pass']): Telling['tell'] {
  return (time, event) => {
    if (event.kind === 'create' && !tools.options.showExpandedEvents) return [];
    return pass(changeEvent(time, event, tools));
  };
}

interface Telling {
  /** Moves on as entries are read. */
  readonly place: { time: bigint };
  readonly tell: (time: bigint, event: LoggedEvent) => Uint8Array[];
  readonly pass: (event: Bson) => Uint8Array[];
}

const PAGE = 200;

/** An empty page means that there is nothing more for now. */
async function* pagesOf(
  { disk }: Engine,
  watched: Watched,
  { place, tell, pass }: Telling,
): AsyncGenerator<readonly Uint8Array[], undefined> {
  for (;;) {
    const entries = disk.range('log', { ...WHOLE_LOG, start: logKey(place.time + 1n) }, PAGE);
    if (entries.length === 0) {
      await Promise.resolve();
      yield [];
    }
    for (const { key, value } of entries) {
      const time = key.readBigUInt64BE();
      const event = decodeEvent(value);
      place.time = time;
      if (!isWatched(event, watched)) continue;
      const told = tell(time, event);
      if (told.length > 0) yield told;
      if (!endsStream(event, watched)) continue;
      yield pass(invalidateEvent(time, event));
      return undefined;
    }
  }
}

function isWatched({ kind, database, collection }: LoggedEvent, watched: Watched): boolean {
  if (watched.database === undefined) return true;
  if (watched.database !== database) return false;
  return watched.collection === undefined || watched.collection === collection || kind === 'dropDatabase';
}

/** What is watched is there no more. */
function endsStream({ kind }: LoggedEvent, { database, collection }: Watched): boolean {
  if (collection !== undefined) return kind === 'drop' || kind === 'rename' || kind === 'dropDatabase';
  return database !== undefined && kind === 'dropDatabase';
}

/** @throws {CommandFailure} ChangeStreamHistoryLost, InvalidResumeToken */
function startOf(
  { disk, log }: Engine,
  { resumeAfter, startAfter, startAtOperationTime }: ChangeStreamOptions,
): bigint {
  if (startAtOperationTime) return checkHistory(disk, startAtOperationTime.toBigInt() - 1n);
  if (resumeAfter === undefined && startAfter === undefined) return log.latest();
  const { time, isInvalidated } = placeOf(startAfter ?? resumeAfter);
  if (isInvalidated && startAfter === undefined)
    throw new CommandFailure(
      'InvalidResumeToken',
      'Attempting to resume a change stream using resumeAfter is not allowed from an invalidate notification.',
    );
  return checkHistory(disk, time);
}

function checkHistory(disk: Reading, time: bigint): bigint {
  if (time >= logFloor(disk)) return time;
  throw new CommandFailure(
    'ChangeStreamHistoryLost',
    'Resume of change stream was not possible, as the resume point may no longer be in the oplog.',
    { errorLabels: ['NonResumableChangeStreamError'] },
  );
}

function lookUp({ disk, catalogue }: Engine, { database, collection, key }: LoggedEvent): Bson | null {
  const entry = catalogue.find(disk, { database, collection });
  const bytes = entry && key && disk.get('documents', documentPlaces(entry).placeOf(key));
  return bytes ? decodeTyped(bytes) : null;
}

/** What the stages after `$changeStream` leave of an event. */
function pipelineOf(engine: Engine, stages: readonly Bson[]): (event: Bson) => Uint8Array[] {
  const steps = stages.map((stage) => stepOf(stage, engine));
  return (event) => steps.reduce<Bson[]>((events, step) => events.flatMap(step), [event]).map(encode);
}

function stepOf(stage: Bson, engine: Engine): (event: Bson) => Bson[] {
  const [name = ''] = Object.keys(stage);
  if (!ALLOWED.has(name))
    throw new CommandFailure('IllegalOperation', `${name} is not permitted in a $changeStream pipeline`);
  const compile = STEPS[name];
  if (!compile) throw new CommandFailure('UnrecognizedStage', `Unrecognized pipeline stage name: '${name}'`);
  const step = compile(stage[name], { variables: systemVariables(engine) });
  return (event) => step(event).map(checkToken);
}

const ALLOWED = new Set([
  '$match',
  '$project',
  '$addFields',
  '$set',
  '$unset',
  '$replaceRoot',
  '$replaceWith',
  '$redact',
]);

/** Without its token a stream could not be resumed. */
function checkToken(event: Bson): Bson {
  if (isDocument(event['_id']) && '_data' in event['_id']) return event;
  throw new CommandFailure(
    'ChangeStreamFatalError',
    'Encountered an event whose _id field, which contains the resume token, was modified by the pipeline.',
    { errorLabels: ['NonResumableChangeStreamError'] },
  );
}
