import { describe, expect, it } from 'vitest';
import { pinElement, pinTooltip } from '#client/map/pinElement.ts';
import type { Pin } from '#client/map/pins.ts';
import type { PlacedMark } from '#client/map/spaceMark.ts';
import { aMark, textsIn } from './mapBench.ts';

function pinOf(mark: PlacedMark): Pin {
  return { kind: 'mark', key: `mark:${mark.id}`, marks: [mark], position: mark.location.position };
}

function clusterOf(...marks: readonly [PlacedMark, ...PlacedMark[]]): Pin {
  return { kind: 'cluster', key: 'cluster', marks, position: [114.4, 22.7], open: false };
}

const approximate = { crs: 'WGS-84', position: [114.4, 22.7], radiusM: 3000 } satisfies PlacedMark['location'];

describe('pinElement', () => {
  it.each([
    {
      language: 'en',
      name: 'Rank 3, Building 1, 101, score 78, to be confirmed, under construction, demo data, position approximate, within 3 km',
    },
    {
      language: 'zh',
      name: '第 3 名，Building 1, 101，得分 78，待确认，在建，演示数据，概略位置，误差 3 km 以内',
    },
  ] as const)('says in $language all that colour, shape and outline show', async ({ language, name }) => {
    const mark = aMark({
      rank: 3,
      score: 77.6,
      verdict: 'unconfirmed',
      stage: 'under-construction',
      demo: true,
      location: approximate,
    });

    expect(pinElement(pinOf(mark), await textsIn(language)).getAttribute('aria-label')).toBe(name);
  });

  it('does not call a surveyed position approximate, nor a space demo that is none, nor a stage that is not known', async () => {
    expect(pinElement(pinOf(aMark()), await textsIn('en')).getAttribute('aria-label')).toBe(
      'Rank 1, Building 1, 101, score 80, meets every must',
    );
  });

  it('is a button with the rank as its text', async () => {
    const button = pinElement(pinOf(aMark({ rank: 12 })), await textsIn('en'));

    expect(button).toBeInstanceOf(HTMLButtonElement);
    expect(button.textContent).toBe('12');
  });

  it.each([{ stage: 'existing' }, { stage: 'under-construction' }, { stage: 'planned' }] as const)(
    'tells the stage $stage apart',
    async ({ stage }) => {
      expect(pinElement(pinOf(aMark({ stage })), await textsIn('en')).dataset['stage']).toBe(stage);
    },
  );

  it('counts the spaces of a cluster beside the best rank', async () => {
    const button = pinElement(clusterOf(aMark({ rank: 2 }), aMark({ id: 'b', rank: 5 })), await textsIn('en'));

    expect(button.getAttribute('aria-label')).toBe('2 spaces, best rank 2');
    expect(button.textContent).toBe('2×2');
    expect(button.getAttribute('aria-expanded')).toBe('false');
  });

  it('says of a cluster that all of it is demo only when all of it is', async () => {
    const texts = await textsIn('zh');
    const demo = aMark({ demo: true });

    expect(pinElement(clusterOf(demo, demo), texts).getAttribute('aria-label')).toBe(
      '2 个空间，最佳为第 1 名，均为演示数据',
    );
    expect(pinElement(clusterOf(demo, aMark()), texts).getAttribute('aria-label')).toBe('2 个空间，最佳为第 1 名');
  });

  it('does not give near misses a rank among the matches', async () => {
    const near = aMark({ verdict: 'nearMiss' });
    const texts = await textsIn('en');

    expect(pinElement(pinOf(near), texts).getAttribute('aria-label')).toContain('Near miss 1');
    expect(pinElement(clusterOf(near, near), texts).getAttribute('aria-label')).toBe('2 near misses');
  });

  it('takes a name as text, whatever it holds', async () => {
    const name = '<img src=x onerror=alert(1)> & "Co"';
    const texts = await textsIn('en');
    const pin = pinOf(aMark({ name }));

    expect(pinElement(pin, texts).querySelector('img')).toBeNull();
    expect(pinElement(pin, texts).getAttribute('aria-label')).toContain(name);
    expect(pinTooltip(pin, texts).querySelector('img')).toBeNull();
    expect(pinTooltip(pin, texts).firstChild?.textContent).toBe(`Rank 1, ${name}`);
  });
});
