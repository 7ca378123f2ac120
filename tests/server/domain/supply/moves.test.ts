import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ListingMove, ListingState, TAKEN, type Taker } from '#shared/listing.ts';
import { type Standing, fallbackOf, hasRunOut, moved, movesFrom } from '#server/domain/supply/moves.ts';

const ONE: Taker = { name: 'One Biotech' };
const OTHER: Taker = { name: 'Other Biotech' };

/** A move as somebody might try it, to any state and for anybody or nobody. */
const anyMove = fc.record({
  to: fc.constantFrom(...ListingState.options),
  taker: fc.constantFrom(undefined, ONE, OTHER),
});

function asMove({ to, taker }: { to: ListingMove['to']; taker: Taker | undefined }): ListingMove {
  const wanted = TAKEN.has(to) ? taker : undefined;
  return { to, ...(to === 'held' && { until: '2026-12-31' }), ...(wanted !== undefined && { taker: wanted }) };
}

describe('the table of states', () => {
  it('lets a vacant space be held, negotiated, let, rebuilt or withdrawn', () => {
    expect(movesFrom({ state: 'vacant' })).toEqual([
      'under-construction',
      'held',
      'in-negotiation',
      'let',
      'withdrawn',
    ]);
  });

  it('lets a held space go back to what it was', () => {
    const standing = moved({ state: 'under-construction' }, { to: 'held', until: '2026-12-01', taker: ONE });

    expect(standing).toEqual({
      state: 'held',
      taking: { until: '2026-12-01', taker: ONE, fallback: 'under-construction' },
    });
    expect(typeof standing === 'string' ? [] : movesFrom(standing)).toEqual([
      'under-construction',
      'held',
      'in-negotiation',
      'let',
      'withdrawn',
    ]);
  });

  it('takes a hold through talks to a lease for the same company, which goes back to where it began', () => {
    const held = standingOf(moved({ state: 'vacant' }, { to: 'held', until: '2026-12-01', taker: ONE }));
    const talks = standingOf(moved(held, { to: 'in-negotiation' }));
    const lease = standingOf(moved(talks, { to: 'let', taker: ONE }));

    expect(lease).toEqual({ state: 'let', taking: { taker: ONE, fallback: 'vacant' } });
    expect(moved(lease, { to: 'leaving' })).toEqual({ state: 'leaving' });
  });

  it.each([
    { from: 'let', to: 'held', refusal: 'no-such-step' },
    { from: 'withdrawn', to: 'held', refusal: 'no-such-step' },
    { from: 'vacant', to: 'coming', refusal: 'no-such-step' },
  ] as const)('refuses $to from $from', ({ from, to, refusal }) => {
    expect(moved({ state: from }, { to, ...(to === 'held' && { until: '2026-12-01', taker: ONE }) })).toBe(refusal);
  });

  it('holds for nobody in particular not at all', () => {
    expect(moved({ state: 'vacant' }, { to: 'held', until: '2026-12-01' })).toBe('taker-missing');
  });

  it('lets nobody have what another has in hand, by name or by enquiry', () => {
    const [a, b] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'];
    const held: Standing = { state: 'held', taking: { taker: { enquiryId: a }, fallback: 'vacant' } };

    expect(moved(held, { to: 'let', taker: { enquiryId: b } })).toBe('taken-by-another');
    expect(moved(held, { to: 'let', taker: OTHER })).toBe('taken-by-another');
    expect(moved(held, { to: 'let', taker: { enquiryId: a } })).toMatchObject({ state: 'let' });
  });

  it('names who has it where an import did not say', () => {
    expect(moved({ state: 'held' }, { to: 'let', taker: ONE })).toEqual({
      state: 'let',
      taking: { taker: ONE, fallback: 'vacant' },
    });
  });

  it('never gives a space from one to another without being free between: no path double-books', () => {
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 30 }), (tried) => {
        let standing: Standing = { state: 'vacant' };
        for (const one of tried) {
          const next = moved(standing, asMove(one));
          if (typeof next === 'string') continue;
          const [before, after] = [takerOf(standing), takerOf(next)];
          expect(before === undefined || after === undefined || before === after).toBe(true);
          standing = next;
        }
      }),
    );
  });

  it('offers exactly the steps that it takes for whoever has the space', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ListingState.options), fc.constantFrom(...ListingState.options), (state, to) => {
        const standing: Standing = { state };
        const isTaken = typeof moved(standing, asMove({ to, taker: ONE })) !== 'string';
        expect(movesFrom(standing).includes(to)).toBe(isTaken);
      }),
    );
  });

  it('leaves no state without a way out', () => {
    expect(ListingState.options.filter((state) => movesFrom({ state }).length === 0)).toEqual([]);
  });
});

describe('a hold', () => {
  it.each([
    { today: '2026-11-30', isOver: false },
    { today: '2026-12-01', isOver: false },
    { today: '2026-12-02', isOver: true },
  ])('until 1 December is over on $today: $isOver', ({ today, isOver }) => {
    const held: Standing = { state: 'held', taking: { until: '2026-12-01', fallback: 'vacant' } };

    expect(hasRunOut(held, today)).toBe(isOver);
  });

  it('without a last day does not run out, and goes back to vacant where nobody said what it was', () => {
    expect(hasRunOut({ state: 'held' }, '2099-01-01')).toBe(false);
    expect(fallbackOf({ state: 'held' })).toBe('vacant');
  });
});

function standingOf(next: ReturnType<typeof moved>): Standing {
  if (typeof next === 'string') throw new Error(next);
  return next;
}

function takerOf({ state, taking }: Standing): string | undefined {
  return TAKEN.has(state) ? taking?.taker?.name : undefined;
}
