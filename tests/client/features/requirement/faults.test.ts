import { expect, it } from 'vitest';
import { faultsOf, growthFaultsOf } from '#client/features/requirement/faults.ts';

it('brings each fault to the field that it names', () => {
  const faults = [
    { path: 'criteria.area.maxM2', message: 'a' },
    { path: 'criteria.distance.to.0', message: 'b' },
    { path: 'criteria.area', message: 'c' },
    { path: 'criteria.area-of-other.minM2', message: 'd' },
    { path: 'asOf', message: 'e' },
  ];

  expect([...faultsOf(faults, 'area')]).toEqual([
    ['maxM2', 'a'],
    ['', 'c'],
  ]);
  expect([...faultsOf(faults, 'distance')]).toEqual([['to', 'b']]);
});

it('brings each fault of the growth to its step and part', () => {
  const faults = [
    { path: 'growth.1.by', message: 'a' },
    { path: 'growth', message: 'b' },
    { path: 'criteria.growth.by', message: 'c' },
    { path: 'growths', message: 'd' },
  ];

  expect([...growthFaultsOf(faults)]).toEqual([
    ['1.by', 'a'],
    ['', 'b'],
  ]);
});
