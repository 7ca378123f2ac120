import { expect, it } from 'vitest';
import { positionText } from '#client/explain/position.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';

it('says how exactly a position is known', async () => {
  const en = await speakingIn('en');
  const at = { crs: 'WGS-84', position: [114.35, 22.7] } as const;

  expect(positionText({ ...at, position: [114.35, 22.7], radiusM: 3000 }, en)).toBe(
    'Position approximate: within 3 km of 22.7000, 114.3500.',
  );
  expect(positionText({ ...at, position: [114.35, 22.7], radiusM: 0 }, en)).toBe('Position 22.7000, 114.3500.');
  expect(positionText(undefined, en)).toBe('Position not known.');
});
