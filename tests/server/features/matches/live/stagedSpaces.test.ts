import { describe, expect, it } from 'vitest';
import { type Space } from '#shared/space.ts';
import { createStagedSpaces } from '#server/features/matches/live/stagedSpaces.ts';
import { aSpace } from '#tests/support/builders.ts';

/** Rows in memory of one import, read ahead as they are told of, the reads held back where asked. */
class Scene {
  readonly rows = new Map<string, Space>();
  readonly reads: (readonly string[])[] = [];
  held: Promise<void> = Promise.resolve();
  readonly staged = createStagedSpaces(async (_, ids) => {
    this.reads.push(ids);
    const found = ids.flatMap((id) => this.rows.get(id) ?? []);
    await this.held;
    return found;
  });

  write(id: string, areaM2 = 100): void {
    this.rows.set(id, aSpace({ areaM2 }, { id }));
    this.staged.told('next', id);
  }

  remove(id: string): void {
    this.rows.delete(id);
    this.staged.told('next', id);
  }

  areas(): Record<string, number | undefined> {
    return Object.fromEntries([...this.staged.of('next').read].map(([id, { facts }]) => [id, facts.areaM2]));
  }
}

function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

describe('staged spaces', () => {
  it('are read ahead as they are told of', async () => {
    const scene = new Scene();
    scene.write('a');
    scene.write('b', 200);
    expect(scene.staged.of('next').unread).toEqual(['a', 'b']);
    await settled();

    expect(scene.areas()).toEqual({ a: 100, b: 200 });
    expect(scene.staged.of('next').unread).toEqual([]);
  });

  it('are read again when they are written again, and forgotten when they are gone', async () => {
    const scene = new Scene();
    scene.write('a');
    scene.write('b');
    await settled();
    scene.write('a', 300);
    scene.remove('b');
    expect(scene.areas()).toEqual({});
    await settled();

    expect(scene.areas()).toEqual({ a: 300 });
  });

  it('are not believed as they were read before a write that was told meanwhile', async () => {
    const scene = new Scene();
    let go = (): void => undefined;
    scene.held = new Promise((resolve) => {
      go = resolve;
    });
    scene.write('a');
    scene.write('a', 400);
    scene.held = Promise.resolve();
    go();
    await Promise.resolve();
    expect(scene.areas()).toEqual({});
    await settled();

    expect(scene.areas()).toEqual({ a: 400 });
  });

  it('are no longer read ahead once their import is in the index, or all is closed', async () => {
    const scene = new Scene();
    scene.write('a');
    await settled();
    scene.staged.settle(['next']);
    scene.write('b');
    scene.staged.told('later', 'c');
    scene.staged.close();
    await settled();
    scene.staged.told('later', 'd');

    expect(scene.staged.of('next')).toEqual({ read: new Map(), unread: [] });
    expect(scene.staged.of('later')).toEqual({ read: new Map(), unread: [] });
  });

  it('stay to be read where reading ahead fails', async () => {
    const staged = createStagedSpaces(() => Promise.reject(new Error('away')));
    staged.told('next', 'a');
    await settled();

    expect(staged.of('next')).toEqual({ read: new Map(), unread: ['a'] });
  });
});
