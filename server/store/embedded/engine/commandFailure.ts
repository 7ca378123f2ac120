/** The codes of MongoDB that this server answers with, by their MongoDB names. */
export const CODES = {
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  IllegalOperation: 20,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  Unauthorized: 13,
  AuthenticationFailed: 18,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  OperationFailed: 96,
  CommandNotSupported: 115,
  InvalidIdField: 53,
  TransactionTooOld: 225,
  NoSuchTransaction: 251,
  OperationNotSupportedInTransaction: 263,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  UnrecognizedStage: 40324,
  Location40573: 40573,
} as const;

export type CodeName = keyof typeof CODES;

/** A command that cannot be done, as the client is told: MongoDB's code and name, and what else belongs to it. */
export class CommandFailure extends Error {
  readonly codeName: CodeName;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(codeName: CodeName, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'CommandFailure';
    this.codeName = codeName;
    this.details = details;
  }

  get code(): number {
    return CODES[this.codeName];
  }
}

/** Any error as a failure of the command: what mingo or bson throws is a fault of what the client sent. */
export function asCommandFailure(error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  return new CommandFailure('BadValue', error instanceof Error ? error.message : String(error));
}
