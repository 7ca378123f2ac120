import { type AskChange, type AskedCriterion, type Criterion } from '#server/domain/matching/criterion.ts';
import { mustOutcome, type Outcome } from '#server/domain/matching/outcome.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { type RingList } from '#server/domain/geo/ringList.ts';
import { type RankBy } from '#shared/requirement.ts';
import { MET, NOT_JUDGED, primaryOf, UNMET, VERDICT_NUMBER, VERDICTS } from './bounds.ts';
import { coverLocation } from './cover.ts';
import { byteAt, codeAt, numberAt } from '#server/domain/flat.ts';
import { NOWHERE, type Site } from './siteTable.ts';
import { MANY_SITES, type Tree } from './tree.ts';

/** What a ring term is over. */
export interface Grounds {
  readonly tree: Tree;
  readonly sites: readonly Site[];
  /** What each site offers, made once for all requirements. */
  readonly offerOfSite: (site: number) => Offered;
  readonly rings: RingList;
  readonly rankBy: RankBy;
}

/**
 * An asked criterion that is judged on rings: site by site, and of many sites on a ring that covers theirs. Each is judged
 * when first needed, and kept in flat arrays: a search comes back to the same sites again and again.
 */
export class RingTerm {
  readonly asked: AskedCriterion;
  /** 0 of a must. */
  readonly weight: number;
  private readonly grounds: Grounds;
  private readonly judgedAt: (site: number) => Outcome;
  private readonly verdicts: Uint8Array;
  /** The ends of the satisfaction. */
  private readonly lows: Float64Array;
  private readonly highs: Float64Array;
  /** Weighted, as spaces are ordered first. */
  private readonly mosts: Float64Array;
  /** Of nodes with so many sites that a cover stands for them; the same as of sites. */
  private readonly covers = new Map<number, NodeOutcome>();

  constructor(asked: AskedCriterion, grounds: Grounds) {
    this.asked = asked;
    this.weight = asked.weight;
    this.grounds = grounds;
    this.verdicts = new Uint8Array(grounds.sites.length);
    // Of a must only the verdict counts.
    const weighed = asked.level === 'must' ? 0 : grounds.sites.length;
    this.mosts = new Float64Array(weighed);
    this.lows = new Float64Array(weighed);
    this.highs = new Float64Array(weighed);
    this.judgedAt = asked.outcomesOver?.(grounds.rings) ?? ((site) => asked.outcomeOf(grounds.offerOfSite(site)));
  }

  /** The verdict on spaces of a site. */
  verdictOfSite(site: number): number {
    const known = byteAt(this.verdicts, site);
    return known === NOT_JUDGED ? this.judge(site) : known;
  }

  /** What spaces of a site come to, weighted, as spaces are ordered first. */
  mostOfSite(site: number): number {
    if (byteAt(this.verdicts, site) === NOT_JUDGED) this.judge(site);
    return numberAt(this.mosts, site);
  }

  /** What spaces of a site come to at the low end, weighted. */
  lowOfSite(site: number): number {
    this.verdictOfSite(site);
    return this.weight * numberAt(this.lows, site);
  }

  /** What spaces of a site come to, in the criterion's own words. */
  outcomeOfSite(site: number): Outcome {
    const verdict = VERDICTS[this.verdictOfSite(site)] ?? 'unknown';
    if (this.asked.level === 'must') return mustOutcome(verdict);
    return { verdict, satisfaction: { low: numberAt(this.lows, site), high: numberAt(this.highs, site) } };
  }

  /** How the ask would have to change for spaces of a site. */
  changeOfSite(site: number): AskChange | undefined {
    return this.asked.changeOf(this.grounds.offerOfSite(site));
  }

  /** The best verdict that spaces of a node may come to; of a node of one site, what that comes to. */
  verdictOfNode(node: number): number {
    const site = codeAt(this.grounds.tree.siteOf, node);
    if (site !== MANY_SITES) return this.verdictOfSite(site);
    const few = this.grounds.tree.fewSitesAt(node);
    if (few === undefined) return this.ofCover(node).verdict;
    let best = UNMET;
    for (const one of few) best = Math.max(best, this.verdictOfSite(one));
    return best;
  }

  /** What the spaces of a node come to at most, weighted. */
  mostOfNode(node: number): number {
    const site = codeAt(this.grounds.tree.siteOf, node);
    if (site !== MANY_SITES) return this.mostOfSite(site);
    const few = this.grounds.tree.fewSitesAt(node);
    if (few === undefined) return this.ofCover(node).most;
    let most = 0;
    for (const one of few) most = Math.max(most, this.mostOfSite(one));
    return most;
  }

  private judge(site: number): number {
    const { verdict, satisfaction } = this.judgedAt(site);
    const number = verdict === 'met' ? MET : VERDICT_NUMBER[verdict];
    this.verdicts[site] = number;
    if (this.mosts.length === 0) return number;
    this.lows[site] = satisfaction.low;
    this.highs[site] = satisfaction.high;
    this.mosts[site] = this.weight * primaryOf(satisfaction, this.grounds.rankBy);
    return number;
  }

  private ofCover(node: number): NodeOutcome {
    const known = this.covers.get(node);
    if (known !== undefined) return known;
    const outcome = this.judgeCover(node);
    this.covers.set(node, outcome);
    return outcome;
  }

  private judgeCover(node: number): NodeOutcome {
    const { criterion, weight } = this.asked;
    const { ring, placeIds } = this.grounds.tree.coverAt(node);
    const location = coverLocation(ring, criterion.coverSlack ?? 1);
    const covering = { ...NOWHERE, placeIds, ...(location === undefined ? {} : { location }) };
    const { verdict, satisfaction } = this.asked.outcomeOf(criterion.offer({ ...covering, space: NOTHING_KNOWN }));
    // Where a cover is not unmet, it says nothing of how the sites within are judged.
    return { verdict: verdict === 'unmet' ? UNMET : MET, most: weight * satisfaction.high };
  }
}

/** What the best space of a node may come to. */
interface NodeOutcome {
  readonly verdict: number;
  readonly most: number;
}

const NOTHING_KNOWN = { facts: {} };

/** What each site offers to each of the criteria that are judged on rings, by their ids; made when first asked for. Sites may be added. */
export function ringOffersOf(
  catalogue: readonly Criterion[],
  sites: readonly Site[],
): ReadonlyMap<string, (site: number) => Offered> {
  return new Map(
    catalogue
      .filter(({ coverSlack }) => coverSlack !== undefined)
      .map((criterion) => [criterion.id, offersOfSites(criterion, sites)]),
  );
}

/** The rings of sites, by their numbers. Sites may be added. */
export function ringListOf(sites: readonly Site[]): RingList {
  return { at: (number) => sites[number]?.location, placesAt: (number) => sites[number]?.placeIds ?? [] };
}

function offersOfSites(criterion: Criterion, sites: readonly Site[]): (site: number) => Offered {
  const made: Offered[] = [];
  return (site) => (made[site] ??= criterion.offer({ ...(sites[site] ?? NOWHERE), space: NOTHING_KNOWN }));
}
