import {
  type AskChange,
  type AskedCriterion,
  type Criterion,
  type Outcome,
} from '#server/domain/matching/criterion.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { type RankBy } from '#shared/requirement.ts';
import { MET, NOT_JUDGED, primaryOf, UNMET, VERDICT_NUMBER } from './bounds.ts';
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
  private readonly outcomes: Outcome[] = [];
  private readonly verdicts: Uint8Array;
  /** Weighted, as spaces are ordered first. */
  private readonly mosts: Float64Array;
  /** Of nodes with many sites; the same as of sites. */
  private readonly nodes = new Map<number, NodeOutcome>();

  constructor(asked: AskedCriterion, grounds: Grounds) {
    this.asked = asked;
    this.weight = asked.weight;
    this.grounds = grounds;
    this.verdicts = new Uint8Array(grounds.sites.length);
    this.mosts = new Float64Array(grounds.sites.length);
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

  /** What spaces of a site come to, in the criterion's own words. */
  outcomeOfSite(site: number): Outcome {
    return this.outcomes[site] ?? this.asked.outcomeOf(this.grounds.offerOfSite(site));
  }

  /** How the ask would have to change for spaces of a site. */
  changeOfSite(site: number): AskChange | undefined {
    return this.asked.changeOf(this.grounds.offerOfSite(site));
  }

  /** The best verdict that spaces of a node may come to; of a node of one site, what that comes to. */
  verdictOfNode(node: number): number {
    const site = codeAt(this.grounds.tree.siteOf, node);
    return site === MANY_SITES ? this.ofNode(node).verdict : this.verdictOfSite(site);
  }

  /** What the spaces of a node come to at most, weighted. */
  mostOfNode(node: number): number {
    const site = codeAt(this.grounds.tree.siteOf, node);
    return site === MANY_SITES ? this.ofNode(node).most : this.mostOfSite(site);
  }

  private judge(site: number): number {
    const outcome = this.asked.outcomeOf(this.grounds.offerOfSite(site));
    const verdict = VERDICT_NUMBER[outcome.verdict];
    this.outcomes[site] = outcome;
    this.verdicts[site] = verdict;
    this.mosts[site] = this.weight * primaryOf(outcome.satisfaction, this.grounds.rankBy);
    return verdict;
  }

  private ofNode(node: number): NodeOutcome {
    const known = this.nodes.get(node);
    if (known !== undefined) return known;
    const few = this.grounds.tree.fewSitesAt(node);
    const outcome = few === undefined ? this.ofCover(node) : this.bestOf(few);
    this.nodes.set(node, outcome);
    return outcome;
  }

  private bestOf(sites: readonly number[]): NodeOutcome {
    let verdict = UNMET;
    let most = 0;
    for (const site of sites) {
      verdict = Math.max(verdict, this.verdictOfSite(site));
      most = Math.max(most, this.mostOfSite(site));
    }
    return { verdict, most };
  }

  private ofCover(node: number): NodeOutcome {
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

function offersOfSites(criterion: Criterion, sites: readonly Site[]): (site: number) => Offered {
  const made: Offered[] = [];
  return (site) => (made[site] ??= criterion.offer({ ...(sites[site] ?? NOWHERE), space: NOTHING_KNOWN }));
}
