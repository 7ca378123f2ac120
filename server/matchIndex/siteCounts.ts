import { byteAt, codeAt } from '#server/domain/flat.ts';
import { CodeColumn } from './codeColumn.ts';
import { type TreeArrays } from './treeArrays.ts';

/** How many spaces stand on each site: counted when first asked, and kept up from then on. */
export class SiteCounts {
  private readonly tree: TreeArrays;
  private readonly siteAt: Uint32Array;
  private counts: CodeColumn | undefined;

  constructor(tree: TreeArrays, siteAt: Uint32Array) {
    this.tree = tree;
    this.siteAt = siteAt;
  }

  at(site: number): number {
    this.counts ??= this.counted();
    return this.counts.at(site);
  }

  /** A space more, or one fewer, stands on a site. */
  change(site: number, more: 1 | -1): void {
    this.counts?.put(site, this.counts.at(site) + more);
  }

  private counted(): CodeColumn {
    const { firstChild, childCount, leaves } = this.tree;
    const counts = new CodeColumn(new Uint32Array(1));
    for (let leaf = 0; leaf < leaves; leaf += 1) {
      const first = codeAt(firstChild, leaf);
      for (let slot = 0; slot < byteAt(childCount, leaf); slot += 1) {
        const site = codeAt(this.siteAt, first + slot);
        counts.put(site, counts.at(site) + 1);
      }
    }
    return counts;
  }
}
