import { type Bson, isDocument, plain } from './bson.ts';
import { readCollation } from './collation/collation.ts';
import { CommandFailure } from './commandFailure.ts';

/** Fields of `create` that belong to the command and not to the collection. */
const OF_COMMAND = new Set([
  'create',
  'lsid',
  'txnNumber',
  'autocommit',
  'startTransaction',
  'writeConcern',
  'readConcern',
  'comment',
  'maxTimeMS',
  'idIndex',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'autoIndexId',
  'flags',
  'temp',
]);

const OF_COLLECTION = new Set([
  'capped',
  'size',
  'max',
  'storageEngine',
  'indexOptionDefaults',
  'validator',
  'validationLevel',
  'validationAction',
  'viewOn',
  'pipeline',
  'collation',
  'timeseries',
  'expireAfterSeconds',
  'clusteredIndex',
  'changeStreamPreAndPostImages',
  'encryptedFields',
]);

/**
 * What `create` says of the collection itself, with numbers in their BSON classes.
 *
 * @throws {CommandFailure} InvalidOptions, TypeMismatch, CommandNotSupported, 40415
 */
export function readCollectionOptions(body: Bson): Bson {
  const stated = Object.entries(body).filter(
    ([name, value]) => !OF_COMMAND.has(name) && !name.startsWith('$') && value !== null && plain(value) !== false,
  );
  const unknown = stated.find(([name]) => !OF_COLLECTION.has(name));
  if (unknown) throw new CommandFailure(40415, `BSON field 'create.${unknown[0]}' is an unknown field.`);
  const options = withFullCollation(Object.fromEntries(stated));
  if ('encryptedFields' in options)
    throw new CommandFailure('CommandNotSupported', 'The embedded store has no encrypted collections.');
  checkCapped(options);
  checkView(options);
  checkTimeseries(options);
  checkExpiry(options);
  checkClustered(options);
  checkValidation(options);
  return options;
}

/** `simple` is the order of code points, of which nothing is told. */
function withFullCollation({ collation: stated, ...options }: Bson): Bson {
  const collation = stated === undefined ? undefined : readCollation(stated);
  return collation ? { ...options, collation: collation.stated } : options;
}

function checkCapped({ capped, size, max }: Bson): void {
  if (!isOn(capped)) {
    if (size !== undefined || max !== undefined)
      throw new CommandFailure(
        'InvalidOptions',
        "the 'capped' field needs to be true when either the 'size' or 'max' fields are present",
      );
    return;
  }
  const bytes = plain(size);
  if (bytes === undefined)
    throw new CommandFailure('InvalidOptions', "the 'size' field is required when 'capped' is true");
  if (typeof bytes !== 'number' || bytes <= 0)
    throw new CommandFailure('InvalidOptions', "Capped collection 'size' must be positive");
}

function checkView({ viewOn, pipeline, ...others }: Bson): void {
  if (viewOn === undefined) {
    if (pipeline !== undefined)
      throw new CommandFailure('InvalidOptions', "'pipeline' requires 'viewOn' to also be specified");
    return;
  }
  if (typeof viewOn !== 'string' || viewOn === '') throw new CommandFailure('BadValue', "'viewOn' cannot be empty");
  const forbidden = Object.keys(others).find((name) => name !== 'collation');
  if (forbidden !== undefined)
    throw new CommandFailure('InvalidOptions', `Option '${forbidden}' is not permitted for views`);
  checkPipeline(pipeline);
}

function checkPipeline(pipeline: unknown): void {
  if (pipeline !== undefined && !(Array.isArray(pipeline) && pipeline.every(isDocument)))
    throw new CommandFailure('TypeMismatch', "BSON field 'create.pipeline' must be an array of objects");
}

function checkTimeseries({ timeseries }: Bson): void {
  if (timeseries === undefined) return;
  if (!isDocument(timeseries) || typeof timeseries['timeField'] !== 'string')
    throw new CommandFailure(40414, "BSON field 'create.timeseries.timeField' is missing but a required field");
}

function checkExpiry({ expireAfterSeconds, timeseries, clusteredIndex }: Bson): void {
  if (expireAfterSeconds === undefined) return;
  const seconds = plain(expireAfterSeconds);
  if (typeof seconds !== 'number' || seconds < 0)
    throw new CommandFailure('InvalidOptions', "'expireAfterSeconds' must be a number from 0");
  if (timeseries !== undefined) return;
  if (clusteredIndex !== undefined)
    throw new CommandFailure(
      'CommandNotSupported',
      'The embedded store lets no documents of a clustered collection expire by their _id.',
    );
  throw new CommandFailure(
    'InvalidOptions',
    "'expireAfterSeconds' is only supported on time-series collections or when the 'clusteredIndex' option is specified",
  );
}

/** How long after its time a measurement of a time series is kept. */
export interface Expiry {
  readonly timeField: string;
  /** In its BSON class. */
  readonly afterSeconds: unknown;
}

/** Undefined where nothing expires by the options of the collection. */
export function expiryOf({ timeseries, expireAfterSeconds }: Bson): Expiry | undefined {
  if (expireAfterSeconds === undefined || !isDocument(timeseries)) return undefined;
  return { timeField: String(timeseries['timeField']), afterSeconds: expireAfterSeconds };
}

function checkClustered({ clusteredIndex, capped }: Bson): void {
  if (clusteredIndex === undefined) return;
  const { key, unique } = isDocument(clusteredIndex) ? clusteredIndex : {};
  if (!isDocument(key) || Object.keys(key).join() !== '_id' || plain(key['_id']) !== 1 || plain(unique) !== true)
    throw new CommandFailure(
      'InvalidIndexSpecificationOption',
      'The clusteredIndex option must have key: {_id: 1} and unique: true',
    );
  if (isOn(capped)) throw new CommandFailure('InvalidOptions', 'A clustered collection cannot be capped');
}

/** What may be said of validation, also by `collMod`. @throws {CommandFailure} BadValue, TypeMismatch */
export function checkValidation({ validator, validationLevel, validationAction }: Bson): void {
  if (validator !== undefined && !isDocument(validator))
    throw new CommandFailure('TypeMismatch', "Field 'validator' must be of BSON type object");
  checkChoice('validationLevel', validationLevel, ['off', 'strict', 'moderate']);
  checkChoice('validationAction', validationAction, ['error', 'warn', 'errorAndLog']);
}

function checkChoice(name: string, value: unknown, choices: readonly string[]): void {
  if (value === undefined || choices.some((choice) => choice === value)) return;
  throw new CommandFailure(
    'BadValue',
    `Enumeration value '${JSON.stringify(value)}' for field '${name}' is not a valid value.`,
  );
}

/** Whether documents of the collection stand in the order in which they came, the oldest giving way to new ones. */
export function isCapped(options: Bson): boolean {
  return isOn(options['capped']);
}

/** Numbers other than 0 count as `true`, as in MongoDB. */
function isOn(value: unknown): boolean {
  return Boolean(plain(value ?? false));
}
