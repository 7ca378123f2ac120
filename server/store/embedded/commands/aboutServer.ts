import { arch, cpus, hostname, release, totalmem, type as systemType } from 'node:os';
import { Long } from 'bson';
import { type Bson } from '../engine/bson.ts';
import { timestampOf } from '../engine/changeStream/resumeToken.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { type Command } from './command.ts';
import { REPLICA_SET } from './hello.ts';

/** What tools ask about a server and its surroundings. */

export const hostInfo: Command = (_request, { engine }) => ({
  system: {
    currentTime: engine.now(),
    hostname: hostname(),
    cpuAddrSize: 64,
    memSizeMB: Long.fromNumber(Math.floor(totalmem() / 2 ** 20)),
    numCores: cpus().length,
    cpuArch: arch(),
  },
  os: { type: systemType(), name: systemType(), version: release() },
  extra: {},
});

/** Its settings come from whoever starts it, not from words of a command line. */
export const getCmdLineOpts: Command = () => ({ argv: [], parsed: {} });

export const whatsmyuri: Command = (_request, { connection }) => ({ you: connection.host });

/** There are no users and no roles: whoever may open the socket may do everything. */
export const usersInfo: Command = () => ({ users: [] });
export const rolesInfo: Command = () => ({ roles: [] });

export const logout: Command = () => ({});

/** Every write that is acknowledged is on disk already. */
export const fsync: Command = ({ body }) => {
  if (body['lock'] === true) throw new CommandFailure('CommandNotSupported', 'The embedded store cannot be locked.');
  return { numFiles: 1 };
};

/** Nothing is logged here; the process that serves the store has its own log. */
export const getLog: Command = ({ body }) => {
  if (body['getLog'] === '*') return { names: LOGS };
  if (!LOGS.includes(String(body['getLog'])))
    throw new CommandFailure('OperationFailed', `no RecentEntries named: ${String(body['getLog'])}`);
  return { totalLinesWritten: 0, log: [] };
};

const LOGS = ['global', 'startupWarnings'];

export const getDefaultRWConcern: Command = () => ({
  defaultReadConcern: { level: 'local' },
  defaultReadConcernSource: 'implicit',
  defaultWriteConcern: { w: 'majority', wtimeout: 0 },
  defaultWriteConcernSource: 'implicit',
});

export const replSetGetStatus: Command = (_request, { engine, connection }) => ({
  set: REPLICA_SET,
  date: engine.now(),
  myState: 1,
  term: Long.ONE,
  heartbeatIntervalMillis: Long.fromNumber(2000),
  majorityVoteCount: 1,
  writeMajorityCount: 1,
  votingMembersCount: 1,
  writableVotingMembersCount: 1,
  optimes: { lastCommittedOpTime: opTime(engine.log.latest()), appliedOpTime: opTime(engine.log.latest()) },
  members: [
    {
      _id: 0,
      name: connection.host,
      health: 1,
      state: 1,
      stateStr: 'PRIMARY',
      optime: opTime(engine.log.latest()),
      self: true,
    },
  ],
});

export const replSetGetConfig: Command = (_request, { connection }) => ({
  config: {
    _id: REPLICA_SET,
    version: 1,
    term: Long.ONE,
    members: [{ _id: 0, host: connection.host, arbiterOnly: false, hidden: false, priority: 1, votes: 1 }],
    settings: {},
  },
});

function opTime(time: bigint): Bson {
  return { ts: timestampOf(time), t: Long.ONE };
}
