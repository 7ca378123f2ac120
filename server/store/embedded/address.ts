import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { isCode, type StoreFolder } from './folder.ts';

/** Where the process that serves a folder listens; on TCP without a secret where it is lent to tools. */
export const StoreAddress = z.discriminatedUnion('transport', [
  z.strictObject({ transport: z.literal('socket'), path: z.string() }),
  z.strictObject({ transport: z.literal('tcp'), port: z.number().int(), secret: z.string().optional() }),
]);
export type StoreAddress = z.infer<typeof StoreAddress>;

/** Systems cut longer paths of sockets without a word (104 bytes on macOS, 108 on Linux, the ending zero included). */
const MAX_SOCKET_PATH_BYTES = 100;

/** A place to listen that nobody else listens at: the folder's own socket, or a short one in a private temporary folder. */
export function chooseAddress(folder: StoreFolder, transport: StoreAddress['transport']): StoreAddress {
  if (transport === 'tcp') return { transport, port: 0, secret: randomBytes(32).toString('hex') };
  if (Buffer.byteLength(folder.socket) <= MAX_SOCKET_PATH_BYTES) return { transport, path: folder.socket };
  return { transport, path: join(mkdtempSync(join(tmpdir(), 'parkfit-')), 'store.sock') };
}

/**
 * Tells other processes of this user where to find the server. A socket in the folder is told by its name only: the folder
 * may be seen, or have been copied, under another path.
 */
export function publishAddress(folder: StoreFolder, address: StoreAddress): void {
  const isWithin = address.transport === 'socket' && address.path === folder.socket;
  const published = isWithin ? { ...address, path: basename(folder.socket) } : address;
  writeFileSync(folder.address, JSON.stringify(published), { mode: 0o600 });
}

/** `undefined` where nobody has published one, or what is there is not whole. */
export function readAddress(folder: StoreFolder): StoreAddress | undefined {
  try {
    const address = StoreAddress.parse(JSON.parse(readFileSync(folder.address, 'utf8')));
    return address.transport === 'tcp' ? address : { ...address, path: resolve(dirname(folder.socket), address.path) };
  } catch (error) {
    if (isCode(error, 'ENOENT') || error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

/** Removes from the folder what a server leaves behind there. */
export function withdrawAddress(folder: StoreFolder): void {
  rmSync(folder.address, { force: true });
  rmSync(folder.socket, { force: true });
}

/**
 * Removes the private folder of a socket that this process has made itself. What an address file of somebody else names
 * is left alone: the folder may be a copy, and the server of the original may be running.
 */
export function removeSocketFolder(folder: StoreFolder, address: StoreAddress): void {
  if (address.transport === 'socket' && address.path !== folder.socket)
    rmSync(dirname(address.path), { recursive: true, force: true });
}

/** The address for a MongoDB driver. The topology is that of the one server, whatever it says of itself. */
export function addressUri(address: StoreAddress): string {
  if (address.transport === 'socket') return `mongodb://${encodeURIComponent(address.path)}/?directConnection=true`;
  if (address.secret === undefined) return `mongodb://127.0.0.1:${address.port}/?directConnection=true`;
  const credentials = `parkfit:${address.secret}`;
  return `mongodb://${credentials}@127.0.0.1:${address.port}/?directConnection=true&authMechanism=PLAIN&authSource=%24external`;
}

/** The address for a tool, which finds out for itself whether a replica set is there. */
export function toolUri(port: number): string {
  return `mongodb://127.0.0.1:${port}/`;
}
