import { describe, expect, it } from 'vitest';
import { reachOf } from '#client/app/askedOnMap.ts';

describe('the point to be near, as the map shows it', () => {
  it('comes with its limit', () => {
    expect(reachOf({ level: 'prefer', to: [114.4, 22.7], idealM: 1000, limitM: 5000 })).toEqual({
      position: [114.4, 22.7],
      limitM: 5000,
    });
  });

  it('comes without a limit where none is asked', () => {
    expect(reachOf({ level: 'prefer', to: [114.4, 22.7], idealM: 1000 })).toEqual({ position: [114.4, 22.7] });
  });

  it('is none while only half of it is entered', () => {
    expect(reachOf({ level: 'prefer', to: [114.4, null] })).toBeUndefined();
  });
});
