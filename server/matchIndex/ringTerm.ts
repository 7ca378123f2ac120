import { type AskChange, type AskedCriterion, type Outcome } from '#server/domain/matching/criterion.ts';
import { type RankBy } from '#shared/requirement.ts';
import { MET, primaryOf, UNMET, VERDICT_NUMBER } from './bounds.ts';
import { coverLocation } from './cover.ts';
import { NOWHERE, type Site } from './siteTable.ts';
import { MANY_SITES, type Tree } from './tree.ts';

/** An asked criterion that is judged on rings: site by site, and of many sites on a ring that covers theirs. */
export interface RingTerm {
  readonly asked: AskedCriterion;
  /** 0 of a must. */
  readonly weight: number;
  /** What spaces of a site come to, exactly. */
  readonly ofSite: (site: number) => SiteOutcome;
  /** What the spaces of a node come to at best; of a node of one site, what that comes to. */
  readonly ofNode: (node: number) => RingOutcome;
  /** How the ask would have to change for spaces of a site. */
  readonly changeOfSite: (site: number) => AskChange | undefined;
}

/** What a site, or the best of a node, comes to. */
export interface RingOutcome {
  readonly verdict: number;
  /** Weighted, as spaces are ordered first. */
  readonly most: number;
  /** Weighted, at the low end. */
  readonly low: number;
}

/** What a site comes to, also in the criterion's own words. */
export interface SiteOutcome extends RingOutcome {
  readonly outcome: Outcome;
}

/** An asked criterion over the sites of a tree; each is judged when first needed. */
export function createRingTerm(
  asked: AskedCriterion,
  { tree, sites, rankBy }: { readonly tree: Tree; readonly sites: readonly Site[]; readonly rankBy: RankBy },
): RingTerm {
  const { criterion, weight } = asked;
  const { coverSlack = 1 } = criterion;
  const bySite = new Map<number, SiteOutcome>();
  const judged = (site: Site): Outcome => asked.outcomeOf(criterion.offer({ ...site, space: NOTHING_KNOWN }));

  function ofSite(number: number): SiteOutcome {
    const known = bySite.get(number);
    if (known !== undefined) return known;
    const outcome = judged(sites[number] ?? NOWHERE);
    const ofThis = {
      outcome,
      verdict: VERDICT_NUMBER[outcome.verdict],
      most: weight * primaryOf(outcome.satisfaction, rankBy),
      low: weight * outcome.satisfaction.low,
    };
    bySite.set(number, ofThis);
    return ofThis;
  }
  return {
    asked,
    weight,
    ofSite,
    ofNode(node) {
      const site = tree.siteOf[node] ?? MANY_SITES;
      if (site !== MANY_SITES) return ofSite(site);
      const few = tree.fewSitesAt(node);
      if (few !== undefined) return bestOf(few.map(ofSite));
      const { ring, placeIds } = tree.coverAt(node);
      const location = coverLocation(ring, coverSlack);
      const { verdict, satisfaction } = judged({
        ...NOWHERE,
        placeIds,
        ...(location === undefined ? {} : { location }),
      });
      // Where a cover is not unmet, it says nothing of how the sites within are judged.
      return { verdict: verdict === 'unmet' ? UNMET : MET, most: weight * satisfaction.high, low: 0 };
    },
    changeOfSite: (number) => asked.changeOf(criterion.offer({ ...(sites[number] ?? NOWHERE), space: NOTHING_KNOWN })),
  };
}

function bestOf(outcomes: readonly RingOutcome[]): RingOutcome {
  let verdict = UNMET;
  let most = 0;
  for (const one of outcomes) {
    verdict = Math.max(verdict, one.verdict);
    most = Math.max(most, one.most);
  }
  return { verdict, most, low: 0 };
}

const NOTHING_KNOWN = { facts: {} };
