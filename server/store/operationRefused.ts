/** An operation on the store (a backup, a restore, an import of lines) was not done, or was undone: the message is one sentence for whoever asked. */
export class OperationRefused extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'OperationRefused';
  }
}
