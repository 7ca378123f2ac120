import { describe, expect, it } from 'vitest';
import { SpaceFacts } from '#shared/space.ts';
import { factFieldsOf } from '#client/features/operatorDesk/factFields.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';

const FIELDS = factFieldsOf(CATALOGUE.map((criterion) => criterion.describe()));
const fieldOf = (name: string): unknown => FIELDS.find((field) => field.name === name);

describe('the form of a space', () => {
  it('asks for every fact but the stage, which the state tells', () => {
    expect(['stage', ...FIELDS.map(({ name }) => name)].sort()).toEqual(Object.keys(SpaceFacts.shape).sort());
  });

  it('takes a number that may be none', () => {
    expect(fieldOf('freightLiftT')).toEqual({
      name: 'freightLiftT',
      field: {
        name: 'freightLiftT',
        required: false,
        kind: 'number',
        integer: false,
        above: 0,
        max: 100,
        min: undefined,
      },
      none: 'none',
      group: 'building',
      criterion: 'freight-lift',
    });
  });

  it.each([
    { name: 'clearHeightM', none: undefined },
    { name: 'steam', none: 'none' },
    { name: 'gmpRegimes', none: [] },
    { name: 'tenures', none: undefined },
    { name: 'coldStoreBands', none: 'none' },
    // None is the least of its scale, not its absence.
    { name: 'eiaPath', none: undefined },
  ])('of $name lets $none say that there is none', ({ name, none }) => {
    expect(FIELDS.find((field) => field.name === name)?.none).toEqual(none);
  });

  it('offers the words of a scale without the one that says none', () => {
    expect(fieldOf('steam')).toMatchObject({ field: { kind: 'choice', options: ['available'] } });
    expect(fieldOf('eiaPath')).toMatchObject({ field: { options: ['none', 'registration', 'report-form', 'report'] } });
  });

  it.each([
    { name: 'floorLoadKnPerM2', group: 'building', criterion: 'floor-load' },
    { name: 'clearHeightM', group: 'building', criterion: 'clear-height' },
    // The costs read it too, and more facts besides.
    { name: 'cleanroomGrade', group: 'quality', criterion: 'cleanroom' },
    { name: 'areaM2', group: 'space', criterion: 'area' },
  ])('puts $name where it is looked for, though other criteria read it as well', ({ name, group, criterion }) => {
    expect(fieldOf(name)).toMatchObject({ group, criterion });
  });

  it('groups what no criterion reads with what it is about', () => {
    expect(fieldOf('depositMonths')).toMatchObject({ group: 'money-and-time' });
  });
});
