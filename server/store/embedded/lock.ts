import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { isCode } from './folder.ts';

/** The right to serve a data folder, which one process has at a time. */
export interface Lock {
  /** Whether the lock is still this one, which it is unless somebody has meddled with the file. */
  readonly isHeld: () => boolean;
  readonly release: () => void;
}

const Holder = z.strictObject({ pid: z.number().int(), startedAt: z.string(), token: z.string() });
type Holder = z.infer<typeof Holder>;

/** Tokens of this process: a lock with its process number but another token is left from a process that had the number before. */
const own = new Set<string>();

/** Takes the lock; a lock left by a process that has ended is removed first. `undefined` where a living process holds it. */
export function takeLock(path: string): Lock | undefined {
  return tryLock(path) ?? (removeStale(path) ? tryLock(path) : undefined);
}

/** The process that has the lock, as far as the lock tells. */
export function lockHolderPid(path: string): number | undefined {
  return readHolder(path)?.pid;
}

function tryLock(path: string): Lock | undefined {
  const holder: Holder = { pid: process.pid, startedAt: startOf(process.pid), token: randomUUID() };
  try {
    writeFileSync(path, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (isCode(error, 'EEXIST')) return undefined;
    throw error;
  }
  own.add(holder.token);
  const isHeld = (): boolean => readHolder(path)?.token === holder.token;
  return {
    isHeld,
    release() {
      own.delete(holder.token);
      if (isHeld()) rmSync(path, { force: true });
    },
  };
}

/** Whether there is no lock any more. Of several processes that find the same stale lock only one moves it away. */
function removeStale(path: string): boolean {
  const stale = readHolder(path);
  if (stale && isAlive(stale)) return false;
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return true;
    throw error;
  }
  const moved = readHolder(aside);
  // Somebody may have been faster, so that what was moved away is a new lock: it is put back.
  if (moved && moved.token !== stale?.token) putBack(aside, path);
  rmSync(aside, { force: true });
  return true;
}

function putBack(aside: string, path: string): void {
  try {
    linkSync(aside, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
}

/** A lock that is not whole is one whose writer was killed in the middle, or is about to write it: then it counts as held by nobody. */
function readHolder(path: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (isCode(error, 'ENOENT') || error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

function isAlive({ pid, startedAt, token }: Holder): boolean {
  if (pid === process.pid) return own.has(token);
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Not permitted to signal it: it is somebody else's, and it lives.
    if (!isCode(error, 'EPERM')) return false;
  }
  return startOf(pid) === startedAt;
}

/** When a process began, in the system's own count, where it tells: process numbers are given again. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
