import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Endpoint } from '#shared/endpoint.ts';
import { changedBetween, fingerprintOf } from '#tests/fuzz/api/fingerprint.ts';
import { everyEndpoint } from '#tests/support/everyEndpoint.ts';
import { type World, openWorld } from '#tests/support/world.ts';
import { type Matrix, askMatrix } from './matrix.ts';
import { ROWS } from './rows/all.ts';
import { makeThings } from './things.ts';

let world: World;
let endpoints: readonly Endpoint[];
let matrix: Matrix;
/** Collections that are otherwise after everybody has read everything. */
let changedByReading: readonly string[];

beforeAll(async () => {
  world = await openWorld();
  endpoints = everyEndpoint(world.services);
  const asked = { rows: ROWS, things: await makeThings(world) };
  const before = await fingerprintOf(world.store.connection, new Set());
  const reading = await askMatrix(world, { ...asked, endpoints: endpoints.filter(({ method }) => method === 'get') });
  changedByReading = changedBetween(before, await fingerprintOf(world.store.connection, new Set()));
  const writing = await askMatrix(world, { ...asked, endpoints: endpoints.filter(({ method }) => method !== 'get') });
  matrix = {
    asked: reading.asked + writing.asked,
    faults: [...reading.faults, ...writing.faults],
    unfulfilled: [...reading.unfulfilled, ...writing.unfulfilled],
  };
}, 300_000);

afterAll(() => world.close());

describe('the access of every operation, for everybody, about the own and the other', () => {
  it('has a row for every operation, and none for one that there is not', () => {
    expect(Object.keys(ROWS).sort()).toEqual(endpoints.map(({ id }) => id).sort());
  });

  it('is as its declaration says', () => {
    expect(matrix.faults).toEqual([]);
  });

  it('stores nothing where somebody only reads', () => {
    expect(changedByReading).toEqual([]);
  });

  it('lets at least one succeed, but where the row says why not', () => {
    expect(matrix.unfulfilled.filter((id) => ROWS[id]?.unfulfilled === undefined)).toEqual([]);
  });
});
