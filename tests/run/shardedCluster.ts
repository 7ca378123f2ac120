import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { mongo } from 'mongoose';

/** The programs of MongoDB, and an empty folder for their data. */
export interface ClusterNeeds {
  readonly mongod: string;
  readonly mongos: string;
  readonly folder: string;
}

/** A cluster that runs on loopback. */
export interface Cluster {
  /** Of its router. */
  readonly uri: string;
  readonly stop: () => Promise<void>;
}

/** The collection of the product that grows large, and by what it is sharded: evenly, and all imports of a space together. */
const SHARDED = { shardCollection: 'parkfit.spaces', key: { spaceId: 'hashed' } };

/** Starts a replica set for the configuration, two shards of one member each, and a router; shards what grows large. */
export async function startShardedCluster(needs: ClusterNeeds): Promise<Cluster> {
  const children: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    // The router first: it asks the others.
    for (const child of children.reverse()) await ended(child);
  };
  try {
    const config = await startMember('config', { needs, children, role: '--configsvr' });
    const shards = [
      await startMember('shard-a', { needs, children, role: '--shardsvr' }),
      await startMember('shard-b', { needs, children, role: '--shardsvr' }),
    ];
    const port = await freePort();
    children.push(run(needs.mongos, ['--configdb', `config/${config}`, '--port', `${port}`, ...LOOPBACK]));
    const uri = `mongodb://127.0.0.1:${port}/`;
    const shardNames = ['shard-a', 'shard-b'].map((name, place) => `${name}/${shards[place] ?? ''}`);
    await asAdmin(uri, async (admin) => {
      for (const addShard of shardNames) await admin.command({ addShard });
      await admin.command(SHARDED);
    });
    return { uri, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const LOOPBACK = ['--bind_ip', '127.0.0.1'];

interface Starting {
  readonly needs: ClusterNeeds;
  readonly children: ChildProcess[];
  readonly role: '--configsvr' | '--shardsvr';
}

/** Starts a replica set of one member and waits until it is the primary; returns its host and port. */
async function startMember(name: string, { needs, children, role }: Starting): Promise<string> {
  const port = await freePort();
  const dbpath = join(needs.folder, name);
  await mkdir(dbpath);
  children.push(run(needs.mongod, [role, '--replSet', name, '--dbpath', dbpath, '--port', `${port}`, ...LOOPBACK]));
  const host = `127.0.0.1:${port}`;
  await asAdmin(`mongodb://${host}/?directConnection=true`, async (admin) => {
    const members = [{ _id: 0, host }];
    await admin.command({
      replSetInitiate: { _id: name, members, ...(role === '--configsvr' && { configsvr: true }) },
    });
    await untilPrimary(admin);
  });
  return host;
}

async function untilPrimary(admin: mongo.Db): Promise<void> {
  for (let asked = 0; asked < ASKED_MAX; asked += 1) {
    const { isWritablePrimary } = await admin.command({ hello: 1 });
    if (isWritablePrimary === true) return;
    await setTimeout(PAUSE_MS);
  }
  throw new Error('A member of the cluster has not become the primary of its set within a minute');
}

/** Together a minute. */
const ASKED_MAX = 600;
const PAUSE_MS = 100;

/** Lets a server start for a minute, and asks it something. */
async function asAdmin(uri: string, use: (admin: mongo.Db) => Promise<void>): Promise<void> {
  const client = new mongo.MongoClient(uri, { serverSelectionTimeoutMS: ASKED_MAX * PAUSE_MS });
  try {
    await use(client.db('admin'));
  } finally {
    await client.close();
  }
}

function run(program: string, words: readonly string[]): ChildProcess {
  const child = spawn(program, [...words], { stdio: 'ignore' });
  // A program that cannot be run is told by nobody answering.
  return child.once('error', () => undefined);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  server.close();
  return typeof bound === 'object' && bound !== null ? bound.port : 0;
}
