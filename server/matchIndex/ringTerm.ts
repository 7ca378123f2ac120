import { type AskChange, type AskedCriterion, type Criterion } from '#server/domain/matching/criterion.ts';
import { type Outcome } from '#server/domain/matching/outcome.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { type RingList } from '#server/domain/geo/ringList.ts';
import { type Verdict } from '#shared/criterion.ts';
import { type RankBy } from '#shared/requirement.ts';
import { MET, NOT_JUDGED, primaryOf, UNKNOWN, UNMET } from './bounds.ts';
import { coverLocation } from './cover.ts';
import { byteAt, codeAt } from '#server/domain/flat.ts';
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
 * An asked criterion that is judged on rings: site by site, and of many sites on a ring that covers theirs. What such a cover
 * comes to is kept; what a site does is as quickly reckoned again, unless it is asked for nodes and leaves one after the other.
 */
export class RingTerm {
  readonly asked: AskedCriterion;
  /** 0 of a must. */
  readonly weight: number;
  private readonly grounds: Grounds;
  /** What spaces of a site come to, in the criterion's own words: quickly reckoned again, so that it is kept of none. */
  readonly outcomeOfSite: (site: number) => Outcome;
  private readonly isCoverBeyond: ((cover: number) => boolean) | undefined;
  /** Of nodes with so many sites that a cover stands for them; the same as of sites. */
  private readonly covers = new Map<number, NodeOutcome>();
  /** Verdicts by sites, of those that were asked about to be kept. */
  private verdicts: Uint8Array | undefined;

  constructor(asked: AskedCriterion, grounds: Grounds) {
    this.asked = asked;
    this.weight = asked.weight;
    this.grounds = grounds;
    this.isCoverBeyond = grounds.tree.kernel?.covers.asked(asked);
    this.outcomeOfSite = asked.outcomesOver?.(grounds.rings) ?? ((site) => asked.outcomeOf(grounds.offerOfSite(site)));
  }

  /** The verdict on spaces of a site. */
  verdictOfSite(site: number): number {
    return verdictNumber(this.outcomeOfSite(site).verdict);
  }

  /** The same, and kept: for whoever comes by most sites, and by many of them again. */
  keptVerdictOfSite(site: number): number {
    this.verdicts ??= new Uint8Array(this.grounds.sites.length);
    const known = byteAt(this.verdicts, site);
    if (known !== NOT_JUDGED) return known;
    const verdict = this.verdictOfSite(site);
    this.verdicts[site] = verdict;
    return verdict;
  }

  /** Whether no space under a cover of the kernel meets it, or is not known to: false where that is not told at once. */
  isBeyond(cover: number): boolean {
    return this.isCoverBeyond?.(cover) ?? false;
  }

  /** What spaces of a site come to, weighted, as spaces are ordered first. */
  mostOfSite(site: number): number {
    return this.weight * primaryOf(this.outcomeOfSite(site).satisfaction, this.grounds.rankBy);
  }

  /** What spaces of a site come to at the low end, weighted. */
  lowOfSite(site: number): number {
    return this.weight * this.outcomeOfSite(site).satisfaction.low;
  }

  /** How the ask would have to change for spaces of a site. */
  changeOfSite(site: number): AskChange | undefined {
    return this.asked.changeOf(this.grounds.offerOfSite(site));
  }

  /** The best verdict that spaces of a node may come to; of a node of one site, what that comes to. */
  verdictOfNode(node: number): number {
    const site = codeAt(this.grounds.tree.siteOf, node);
    if (site !== MANY_SITES) return this.keptVerdictOfSite(site);
    const few = this.grounds.tree.fewSitesAt(node);
    if (few === undefined) return this.ofCover(node).verdict;
    let best = UNMET;
    for (const one of few) best = Math.max(best, this.keptVerdictOfSite(one));
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

/** As `VERDICT_NUMBER`, which to look up takes longer than most verdicts. */
function verdictNumber(verdict: Verdict): number {
  if (verdict === 'met') return MET;
  return verdict === 'unmet' ? UNMET : UNKNOWN;
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
