import { z } from 'zod';

const versions = z.record(z.string(), z.string()).default({});

const LockedPackage = z.looseObject({
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  dependencies: versions,
  optionalDependencies: versions,
  devDependencies: versions,
});

/** What the check reads of `package-lock.json`. */
export const Lock = z.looseObject({ packages: z.record(z.string(), LockedPackage) });
export type Lock = z.infer<typeof Lock>;

/** What the check reads of `package.json`. */
export const Manifest = z.looseObject({ dependencies: versions, devDependencies: versions });
export type Manifest = z.infer<typeof Manifest>;

const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/u;

/**
 * Why `npm ci` would not install exactly the same everywhere: a version that is not exact, a package that the lock lacks
 * (the optional ones of other platforms included), one without a checksum, or one bound to the address of a registry.
 */
export function lockFaults(manifest: Manifest, lock: Lock): string[] {
  return [...inexact(manifest), ...differing(manifest, lock), ...Object.entries(lock.packages).flatMap(entryFaults)];

  function entryFaults([path, entry]: [string, Lock['packages'][string]]): string[] {
    const faults = Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => !isLocked(path, name))
      .map((name) => `${path === '' ? 'the project' : path} needs ${name}, which the lock lacks`);
    if (path !== '' && entry.link !== true && entry.integrity === undefined) faults.push(`${path} has no checksum`);
    if (entry.resolved?.startsWith('http') === true) faults.push(`${path} is bound to the address of a registry`);
    return faults;
  }

  /** As Node resolves it: in the package's own folder, or in that of any package around it. */
  function isLocked(path: string, name: string): boolean {
    if (lock.packages[path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`] !== undefined) return true;
    if (path === '') return false;
    return isLocked(path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1)), name);
  }
}

function inexact({ dependencies, devDependencies }: Manifest): string[] {
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `${name} is asked for as ${version}, which is no exact version`);
}

function differing(manifest: Manifest, lock: Lock): string[] {
  const root = lock.packages[''];
  const locked = { ...root?.dependencies, ...root?.devDependencies };
  const asked = { ...manifest.dependencies, ...manifest.devDependencies };
  return [...new Set([...Object.keys(locked), ...Object.keys(asked)])]
    .filter((name) => locked[name] !== asked[name])
    .map((name) => `${name} differs between package.json and the lock`);
}
