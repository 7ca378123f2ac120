import { OperationRefused } from '../../operationRefused.ts';

/** A backup that is not what it was when it was written, or was never one. */
export class BackupDamaged extends OperationRefused {
  constructor(file: string, what: string, cause?: unknown) {
    super(`The backup ${file} cannot be used: ${what}.`, cause);
    this.name = 'BackupDamaged';
  }
}
