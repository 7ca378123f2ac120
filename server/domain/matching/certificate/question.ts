import { type Prospect, type Question } from '#shared/certificate.ts';
import { type CriterionId } from '#shared/criterion.ts';
import { byPlace, type Contender, type Contest, namedSpace, type Placed } from './contender.ts';
import { BEYOND, type Outlook, outlooksOf } from './prospect.ts';

/** The most questions of a certificate, and the most spaces named for one of them. Ours. */
const QUESTIONS_MAX = 10;
const SPACES_MAX = 10;

/**
 * What to find out next: whatever is not known and can move a space within the first three, into them or out of them.
 * First what moves a space by the most places; then what needs the fewest further answers; then what concerns the better
 * space; then in catalogue order. What the same criterion misses in several spaces of a park is one question.
 */
export function questionsOf(contest: Contest, top: readonly Placed[]): Question[] {
  const compare = byPlace(contest.rankBy);
  const turn = new Map(contest.asked.map((asked, index) => [asked, index]));
  const outlooks = contest.contenders
    .flatMap((contender) => outlooksOf(contest, contender, top).filter(({ places }) => places > 0))
    .sort(
      (a, b) =>
        b.places - a.places ||
        a.alsoOpen - b.alsoOpen ||
        compare(a.contender, b.contender) ||
        (turn.get(a.asked) ?? 0) - (turn.get(b.asked) ?? 0),
    );
  return together(outlooks)
    .slice(0, QUESTIONS_MAX)
    .map(({ facts, outlooks: alike }) => questionOf(facts, alike));
}

/** Outlooks that one question to a park settles, the most important first. */
interface Alike {
  readonly facts: readonly string[];
  readonly outlooks: readonly [Outlook, ...Outlook[]];
}

function together(outlooks: readonly Outlook[]): Alike[] {
  const reads = new Map<CriterionId, readonly string[]>();
  const groups = new Map<string, { facts: readonly string[]; outlooks: [Outlook, ...Outlook[]] }>();
  for (const outlook of outlooks) {
    const { contender, asked } = outlook;
    const read = reads.get(asked.criterion.id) ?? asked.criterion.describe().reads;
    reads.set(asked.criterion.id, read);
    const facts = missingFacts(contender, read);
    const key = JSON.stringify([asked.criterion.id, contender.candidate.park.id, facts]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { facts, outlooks: [outlook] });
    else group.outlooks.push(outlook);
  }
  return [...groups.values()];
}

function missingFacts({ candidate: { space } }: Contender, reads: readonly string[]): string[] {
  return reads.filter((fact) => !(fact in space.facts));
}

function questionOf(facts: readonly string[], outlooks: Alike['outlooks']): Question {
  const [{ asked, contender, places }] = outlooks;
  const { id, name } = contender.candidate.park;
  return {
    criterion: asked.criterion.id,
    level: asked.level,
    facts: [...facts],
    park: { id, name },
    places,
    count: outlooks.length,
    spaces: outlooks.slice(0, SPACES_MAX).map(prospectOf),
  };
}

function prospectOf({ contender, alsoOpen, place, best, worst }: Outlook): Prospect {
  return {
    space: namedSpace(contender.candidate),
    // Beyond the top no place is told.
    ...(place < BEYOND && { place }),
    ...(best < BEYOND && { best }),
    ...(worst < BEYOND && { worst }),
    alsoOpen,
  };
}
