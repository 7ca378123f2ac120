// What rings come to for the sites of a node, each judged by JavaScript once for a question.

import { GROUPS } from "./question";
import { MANY_SITES, siteOf } from "./tree";

@external("host", "judgeSite")
declare function judgeSite(site: i32): void;

export const UNMET: i32 = 1;
export const MET: i32 = 3;

// Of each site the worst verdict of the musts, 0 until it is judged; the sum of the preferences; and these one by one, each a
// table of all sites.
let sites: i32 = 0;
let siteVerdicts: usize = 0;
let siteSums: usize = 0;
let siteMosts: usize = 0;
/** Per node with several sites where those that are asked of it begin, or its cover in place of them; 0 where none is. The first is how many there are. */
let fewAt: usize = 0;
let fewSites: usize = 0;

/** Of the rings of a node asked about. */
export let ringVerdict: i32 = MET;
export let ringSum: f64 = 0;

export function setSites(ofSites: i32, atVerdicts: usize, atSums: usize, atMosts: usize, atFew: usize, atFewSites: usize): void {
  sites = ofSites;
  siteVerdicts = atVerdicts;
  siteSums = atSums;
  siteMosts = atMosts;
  fewAt = atFew;
  fewSites = atFewSites;
}

/** Asks the rings about a node by its sites, or by its cover, which is listed as if it were one; nothing is known where neither is listed. */
export function askRings(node: i32): bool {
  const site = load<i32>(siteOf + (<usize>node << 2));
  ringVerdict = UNMET;
  ringSum = 0;
  if (site != MANY_SITES) {
    askSite(site);
    return true;
  }
  const few = load<u32>(fewAt + (<usize>node << 2));
  if (few == 0) return false;
  const list = fewSites + (<usize>few << 2);
  for (let at = load<i32>(list); at > 0; at -= 1) askSite(load<i32>(list + (<usize>at << 2)));
  return true;
}

/** Has the best known of what the rings of one more site come to. */
function askSite(site: i32): void {
  const verdict = siteVerdictOf(site);
  if (verdict == UNMET) return;
  ringVerdict = max(ringVerdict, verdict);
  ringSum = max(ringSum, load<f64>(siteSums + (<usize>site << 3)));
}

export function siteVerdictOf(site: i32): i32 {
  const known: i32 = load<u8>(siteVerdicts + <usize>site);
  if (known != 0) return known;
  judgeSite(site);
  return load<u8>(siteVerdicts + <usize>site);
}

/** What a preference on rings adds to what the spaces of a node come to at most. */
export function mostOfRing(record: usize, node: i32): f64 {
  const table = siteMosts + ((<usize>load<i32>(record, 4) * <usize>sites) << 3);
  const site = load<i32>(siteOf + (<usize>node << 2));
  if (site != MANY_SITES) return load<f64>(table + (<usize>site << 3));
  const few = load<u32>(fewAt + (<usize>node << 2));
  if (few == 0) return load<f64>(record, GROUPS);
  const list = fewSites + (<usize>few << 2);
  let most: f64 = 0;
  for (let at = load<i32>(list); at > 0; at -= 1) {
    const ofSite = load<f64>(table + (<usize>load<i32>(list + (<usize>at << 2)) << 3));
    if (ofSite > most) most = ofSite;
  }
  return most;
}

/** The same of one site, which is judged first. */
export function mostOfSite(record: usize, site: i32): f64 {
  siteVerdictOf(site);
  return load<f64>(siteMosts + ((<usize>load<i32>(record, 4) * <usize>sites + <usize>site) << 3));
}
