import {
  fsync,
  getCmdLineOpts,
  getDefaultRWConcern,
  getLog,
  hostInfo,
  logout,
  replSetGetConfig,
  replSetGetStatus,
  rolesInfo,
  usersInfo,
  whatsmyuri,
} from './aboutServer.ts';
import { aggregate } from './aggregate.ts';
import { buildInfo } from './buildInfo.ts';
import { bulkWrite } from './bulkWrite.ts';
import { collMod } from './collMod.ts';
import { type Command } from './command.ts';
import { connectionStatus } from './connectionStatus.ts';
import { count } from './count.ts';
import { create } from './create.ts';
import { createIndexes } from './createIndexes.ts';
import { deleteDocuments } from './delete.ts';
import { distinct } from './distinct.ts';
import { drop } from './drop.ts';
import { dropDatabase } from './dropDatabase.ts';
import { dropIndexes } from './dropIndexes.ts';
import { endSessions } from './endSessions.ts';
import { explain } from './explain.ts';
import { find } from './find.ts';
import { findAndModify } from './findAndModify.ts';
import { getMore } from './getMore.ts';
import { hello } from './hello.ts';
import { insert } from './insert.ts';
import { killCursors } from './killCursors.ts';
import { listCollections } from './listCollections.ts';
import { listDatabases } from './listDatabases.ts';
import { listIndexes } from './listIndexes.ts';
import { currentOp, killOp } from './operations.ts';
import { getParameter, setParameter } from './parameters.ts';
import { ping } from './ping.ts';
import { renameCollection } from './renameCollection.ts';
import { saslStart } from './saslStart.ts';
import { serverStatus } from './serverStatus.ts';
import { killAllSessions, killSessions, refreshSessions, startSession } from './sessions.ts';
import { collStats, dbStats } from './statistics.ts';
import { abortTransaction, commitTransaction } from './transactionEnd.ts';
import { update } from './update.ts';
import { parkfitInspectFile, parkfitVerifyLog, validate } from './validate.ts';

/** Every command by its name; a few have a second, older spelling. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['abortTransaction', abortTransaction],
  ['aggregate', aggregate],
  ['buildInfo', buildInfo],
  ['buildinfo', buildInfo],
  ['bulkWrite', bulkWrite],
  ['collMod', collMod],
  ['collStats', collStats],
  ['collstats', collStats],
  ['commitTransaction', commitTransaction],
  ['connectionStatus', connectionStatus],
  ['count', count],
  ['create', create],
  ['createIndexes', createIndexes],
  ['currentOp', currentOp],
  ['dbStats', dbStats],
  ['dbstats', dbStats],
  ['delete', deleteDocuments],
  ['distinct', distinct],
  ['drop', drop],
  ['dropDatabase', dropDatabase],
  ['dropIndexes', dropIndexes],
  ['endSessions', endSessions],
  ['explain', explain],
  ['find', find],
  ['findAndModify', findAndModify],
  ['findandmodify', findAndModify],
  ['fsync', fsync],
  ['getCmdLineOpts', getCmdLineOpts],
  ['getDefaultRWConcern', getDefaultRWConcern],
  ['getLog', getLog],
  ['getMore', getMore],
  ['getParameter', getParameter],
  ['hello', hello],
  ['hostInfo', hostInfo],
  ['insert', insert],
  ['isMaster', hello],
  ['ismaster', hello],
  ['killAllSessions', killAllSessions],
  ['killCursors', killCursors],
  ['killOp', killOp],
  ['killSessions', killSessions],
  ['listCollections', listCollections],
  ['listDatabases', listDatabases],
  ['listIndexes', listIndexes],
  ['logout', logout],
  ['parkfitInspectFile', parkfitInspectFile],
  ['parkfitVerifyLog', parkfitVerifyLog],
  ['ping', ping],
  ['refreshSessions', refreshSessions],
  ['renameCollection', renameCollection],
  ['replSetGetConfig', replSetGetConfig],
  ['replSetGetStatus', replSetGetStatus],
  ['rolesInfo', rolesInfo],
  ['saslStart', saslStart],
  ['serverStatus', serverStatus],
  ['setParameter', setParameter],
  ['startSession', startSession],
  ['update', update],
  ['usersInfo', usersInfo],
  ['validate', validate],
  ['whatsmyuri', whatsmyuri],
]);
