import { reasonOf } from '#server/platform/reasonOf.ts';

/** The codes of MongoDB that this server answers with, by their MongoDB names. */
export const CODES = {
  BadValue: 2,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  AuthenticationFailed: 18,
  IllegalOperation: 20,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NoMatchingDocument: 47,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  EmptyFieldName: 56,
  DottedFieldName: 57,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  OperationFailed: 96,
  WriteConflict: 112,
  ConflictingOperationInProgress: 117,
  CommandFailed: 125,
  CommandNotSupported: 115,
  DocumentValidationFailure: 121,
  CappedPositionLost: 136,
  ExceededMemoryLimit: 146,
  IncompatibleCollationVersion: 161,
  ViewDepthLimitExceeded: 165,
  InvalidPipelineOperator: 168,
  CommandNotSupportedOnView: 166,
  OptionNotSupportedOnView: 167,
  InvalidIndexSpecificationOption: 197,
  CannotBuildIndexKeys: 201,
  ConversionFailure: 241,
  TransactionTooOld: 225,
  SnapshotTooOld: 239,
  SnapshotUnavailable: 246,
  NoSuchTransaction: 251,
  TransactionCommitted: 256,
  InvalidResumeToken: 260,
  OperationNotSupportedInTransaction: 263,
  ChangeStreamFatalError: 280,
  ChangeStreamHistoryLost: 286,
  NoQueryExecutionPlans: 291,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  MergeStageNoMatchingDocument: 13113,
  Interrupted: 11601,
  CursorInUse: 12051,
  UnrecognizedStage: 40324,
  NotImplemented: 238,
  FailPointSetFailed: 254,
} as const;

export type CodeName = keyof typeof CODES;

/** A command that cannot be done, as the client is told: MongoDB's code and name, and what else belongs to it. */
export class CommandFailure extends Error {
  readonly codeName: string;
  readonly code: number;
  readonly details: Readonly<Record<string, unknown>>;

  /** A code that has no name of its own in MongoDB is given as a number; its name there is `Location` and the number. */
  constructor(code: CodeName | number, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'CommandFailure';
    this.codeName = typeof code === 'number' ? `Location${code}` : code;
    this.code = typeof code === 'number' ? code : CODES[code];
    this.details = details;
  }
}

/** Any error as a failure of the command: what mingo or bson throws is a fault of what the client sent. */
export function asCommandFailure(error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  return new CommandFailure('BadValue', reasonOf(error));
}
