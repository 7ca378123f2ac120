import { OpenAsk, type OpenRequirement } from '#shared/requirement.ts';
import { type EditedRequirement } from './edited.ts';

/** What policies are judged by: whatever else of a requirement is edited, the same is promised. */
export function askedOfPolicies({
  sector,
  developmentStage,
  asOf,
  company,
  horizonYears,
}: EditedRequirement): OpenRequirement {
  return { sector, developmentStage, asOf, company, horizonYears, criteria: {} };
}

/** A requirement without weights and ranking, on which no amount of a space depends. */
export function weightless(requirement: OpenRequirement): OpenRequirement {
  const asks = Object.entries(requirement.criteria).map(([id, ask]) => [id, without(ask, 'weight')] as const);
  return { ...requirement, rankBy: undefined, criteria: Object.fromEntries(asks) };
}

function without(ask: OpenAsk, name: string): OpenAsk {
  return OpenAsk.parse(Object.fromEntries(Object.entries(ask).filter(([key]) => key !== name)));
}
