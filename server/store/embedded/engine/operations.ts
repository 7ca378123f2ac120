import { type Bson } from './bson.ts';
import { elapsedMs } from './pacer.ts';

/** A command that is being carried out. */
export interface Operation {
  readonly id: number;
  readonly command: Bson;
  readonly database: string;
  readonly connectionId: number;
  readonly startedMs: number;
  /** Whether somebody wants it to end; it does at its next rest. */
  isKilled: boolean;
}

/** The commands that are being carried out. */
export interface Operations {
  readonly begin: (started: Pick<Operation, 'command' | 'database' | 'connectionId'>) => Operation;
  readonly end: (operation: Operation) => void;
  readonly all: () => readonly Operation[];
  readonly kill: (id: number) => void;
}

export function createOperations(): Operations {
  const running = new Map<number, Operation>();
  let lastId = 0;
  return {
    begin({ command, database, connectionId }) {
      lastId += 1;
      const operation = { id: lastId, command, database, connectionId, startedMs: elapsedMs(), isKilled: false };
      running.set(lastId, operation);
      return operation;
    },
    end({ id }) {
      running.delete(id);
    },
    all: () => [...running.values()],
    kill(id) {
      const operation = running.get(id);
      if (operation) operation.isKilled = true;
    },
  };
}

/** An operation as `currentOp` tells of it. */
export function describeOperation({ id, command, database, connectionId, startedMs, isKilled }: Operation): Bson {
  const [name = ''] = Object.keys(command);
  const { lsid, ...stated } = command;
  const collection = typeof command[name] === 'string' ? command[name] : '$cmd';
  const runningMs = elapsedMs() - startedMs;
  return {
    type: 'op',
    desc: `conn${connectionId}`,
    connectionId,
    active: true,
    opid: id,
    op: 'command',
    ns: `${database}.${collection}`,
    command: stated,
    ...(lsid !== undefined && { lsid }),
    secs_running: Math.floor(runningMs / 1000),
    microsecs_running: Math.round(runningMs * 1000),
    killPending: isKilled,
  };
}
