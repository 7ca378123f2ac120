import { type BundleMember, isTotal, mayJoin, sketchedFacts } from '#server/domain/matching/bundleMember.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { codeAt } from '#server/domain/flat.ts';
import { candidateAt, sketchesIn, type SpaceRecords } from './spaceRecords.ts';
import { type TreeQuery } from './treeQuery.ts';
import { walk } from './walk.ts';
import { STRICT_UNKNOWN_BIT } from './wanted.ts';

/** The spaces of `membersOf`, in the order of their ids. */
export function indexedMembers(query: TreeQuery, records: SpaceRecords): BundleMember[] {
  const { rankAt } = query;
  const mayFail = ({ asked }: TreeQuery['musts'][number]): boolean => isTotal(asked);
  const wanted = walk(query, { mayFail, onlyOne: false, onlyFailing: true });
  const found = Array.from({ length: wanted.count }, (_, at) => {
    return { place: wanted.placeAt(at), isConfirmed: (wanted.howAt(at) & STRICT_UNKNOWN_BIT) === 0 };
  });
  const facts = sketchedFacts(query.asked);
  found.sort((a, b) => codeAt(rankAt, a.place) - codeAt(rankAt, b.place));
  const sketches = sketchesIn(
    records,
    found.map(({ place }) => place),
    facts,
  );
  return found.flatMap(({ place, isConfirmed }, at) => {
    const sketch = sketches[at];
    if (sketch === undefined || !mayJoin(sketch)) return [];
    return [new IndexedMember(sketch, isConfirmed ? 'met' : 'unconfirmed', () => candidateAt(records, place))];
  });
}

/** A member of which all is found when it is asked for: most never are. */
class IndexedMember implements BundleMember {
  readonly sketch: Candidate;
  readonly standing: BundleMember['standing'];
  private readonly find: () => Candidate | undefined;
  private found: Candidate | undefined;

  constructor(sketch: Candidate, verdict: BundleMember['standing']['verdict'], find: () => Candidate | undefined) {
    this.sketch = sketch;
    this.standing = { verdict };
    this.find = find;
  }

  get candidate(): Candidate {
    return (this.found ??= this.find() ?? this.sketch);
  }
}
