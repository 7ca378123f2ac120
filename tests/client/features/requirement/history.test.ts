import { describe, expect, it } from 'vitest';
import { type Editing, edited } from '#client/features/requirement/history.ts';

const asking = (minM2: number) => ({ criteria: { area: { level: 'must' as const, minM2 } } });
const start: Editing = { requirement: asking(100), past: [] };

describe('the history of a requirement', () => {
  it('undoes edit by edit', () => {
    const changed = [200, 300].reduce(
      (state, minM2) => edited(state, { type: 'change', requirement: asking(minM2) }),
      start,
    );

    const undone = edited(changed, { type: 'undo' });

    expect(undone.requirement).toEqual(asking(200));
    expect(edited(undone, { type: 'undo' }).requirement).toEqual(asking(100));
  });

  it('takes a drag as one step', () => {
    const dragged = [200, 300, 400].reduce(
      (state, minM2) => edited(state, { type: 'change', requirement: asking(minM2), about: 'area.weight' }),
      start,
    );

    expect(edited(dragged, { type: 'undo' }).requirement).toEqual(asking(100));
  });

  it('has nothing to undo at the start and after a link was opened', () => {
    expect(edited(start, { type: 'undo' })).toBe(start);
    expect(edited(start, { type: 'replace', requirement: asking(5) })).toEqual({ requirement: asking(5), past: [] });
  });
});
