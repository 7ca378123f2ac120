import { type Connection, type mongo } from 'mongoose';

/** The database of an open connection, as the driver has it. */
export function databaseOf({ db }: Connection): mongo.Db {
  if (db === undefined) throw new Error('The connection is not open.');
  return db;
}
