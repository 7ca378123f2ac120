import { aggregate } from './aggregate.ts';
import { buildInfo } from './buildInfo.ts';
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
import { find } from './find.ts';
import { findAndModify } from './findAndModify.ts';
import { getMore } from './getMore.ts';
import { getParameter } from './getParameter.ts';
import { hello } from './hello.ts';
import { insert } from './insert.ts';
import { killCursors } from './killCursors.ts';
import { listCollections } from './listCollections.ts';
import { listDatabases } from './listDatabases.ts';
import { listIndexes } from './listIndexes.ts';
import { ping } from './ping.ts';
import { renameCollection } from './renameCollection.ts';
import { saslStart } from './saslStart.ts';
import { serverStatus } from './serverStatus.ts';
import { abortTransaction, commitTransaction } from './transactionEnd.ts';
import { update } from './update.ts';
import { parkfitVerifyLog, validate } from './validate.ts';

/** Every command by its name; a few have a second, older spelling. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['abortTransaction', abortTransaction],
  ['aggregate', aggregate],
  ['buildInfo', buildInfo],
  ['buildinfo', buildInfo],
  ['commitTransaction', commitTransaction],
  ['connectionStatus', connectionStatus],
  ['count', count],
  ['create', create],
  ['createIndexes', createIndexes],
  ['delete', deleteDocuments],
  ['distinct', distinct],
  ['drop', drop],
  ['dropDatabase', dropDatabase],
  ['dropIndexes', dropIndexes],
  ['endSessions', endSessions],
  ['find', find],
  ['findAndModify', findAndModify],
  ['findandmodify', findAndModify],
  ['getMore', getMore],
  ['getParameter', getParameter],
  ['hello', hello],
  ['insert', insert],
  ['isMaster', hello],
  ['ismaster', hello],
  ['killCursors', killCursors],
  ['listCollections', listCollections],
  ['listDatabases', listDatabases],
  ['listIndexes', listIndexes],
  ['parkfitVerifyLog', parkfitVerifyLog],
  ['ping', ping],
  ['renameCollection', renameCollection],
  ['saslStart', saslStart],
  ['serverStatus', serverStatus],
  ['update', update],
  ['validate', validate],
]);
