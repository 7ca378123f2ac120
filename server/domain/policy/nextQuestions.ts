import { type NextQuestion } from '#shared/policy/judged.ts';
import { type Claimant } from './facts.ts';
import { type PlacesFrom } from './measuresAt.ts';
import { type Policy } from '#shared/policy/policy.ts';

export function nextQuestions(
  _ground: { readonly policies: readonly Policy[]; readonly placesFrom: PlacesFrom },
  _claimant: Claimant,
): NextQuestion[] {
  return [];
}
