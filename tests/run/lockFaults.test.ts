import { describe, expect, it } from 'vitest';
import { Lock, Manifest, lockFaults } from './lockFaults.ts';

const manifest = Manifest.parse({ dependencies: { express: '5.3.0' } });
const express = { integrity: 'sha512-a' };
const lockOf = (packages: Record<string, unknown>): Lock =>
  Lock.parse({ packages: { '': { dependencies: { express: '5.3.0' } }, ...packages } });

describe('the lock', () => {
  it('is complete when every package that is needed is in it', () => {
    const lock = lockOf({
      'node_modules/express': { ...express, dependencies: { qs: '6' } },
      'node_modules/express/node_modules/qs': { integrity: 'sha512-b' },
    });

    expect(lockFaults(manifest, lock)).toEqual([]);
  });

  it('names a platform package that is missing', () => {
    const lock = lockOf({ 'node_modules/express': { ...express, optionalDependencies: { '@x/darwin-arm64': '1' } } });

    expect(lockFaults(manifest, lock)).toEqual(['node_modules/express needs @x/darwin-arm64, which the lock lacks']);
  });

  it('finds a package that stands beside the one that needs it', () => {
    const lock = lockOf({
      'node_modules/express': express,
      'node_modules/express/node_modules/a': { ...express, dependencies: { b: '1' } },
      'node_modules/b': express,
    });

    expect(lockFaults(manifest, lock)).toEqual([]);
  });

  it('names ranges, differences, missing checksums and addresses', () => {
    const ranged = Manifest.parse({ dependencies: { express: '^5.3.0' } });
    const lock = lockOf({ 'node_modules/express': { resolved: 'https://example.org/express.tgz' } });

    expect(lockFaults(ranged, lock)).toEqual([
      'express is asked for as ^5.3.0, which is no exact version',
      'express differs between package.json and the lock',
      'node_modules/express has no checksum',
      'node_modules/express is bound to the address of a registry',
    ]);
  });
});
