import { type AnswerPart } from '#shared/answer.ts';
import { type Evaluation } from './evaluation.ts';

/** How each part of an evaluation is found; one that nobody asked for is not. */
export type Parts = { readonly [Part in keyof Evaluation]-?: () => NonNullable<Evaluation[Part]> };

/** The results, and whatever else was asked for; bundles also where no single space fits. */
export function evaluationOf(parts: Parts, include: readonly AnswerPart[]): Evaluation {
  const results = parts.results();
  return {
    results,
    ...(include.includes('counts') ? { counts: parts.counts() } : {}),
    ...(include.includes('relaxations') ? { relaxations: parts.relaxations() } : {}),
    ...(include.includes('nearMisses') ? { nearMisses: parts.nearMisses() } : {}),
    ...(include.includes('growthPaths') ? { growthPaths: parts.growthPaths() } : {}),
    ...(include.includes('bundles') || results.length === 0 ? { bundles: parts.bundles() } : {}),
    ...(include.includes('certificate') ? { certificate: parts.certificate() } : {}),
  };
}
