import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LeadColumn, LeadStage } from '#shared/lead.ts';
import { type LeadStanding, columnOf, isAssessedAt, movesFrom, needsReason } from '#server/domain/leads/stage.ts';

/** Every move that a lead in hand may make besides being paused or lost, written out. */
const ALLOWED: readonly (readonly [from: LeadStage, to: readonly LeadStage[]])[] = [
  ['lead', ['assessment', 'talks', 'visit', 'intent']],
  ['assessment', ['lead', 'talks', 'visit', 'intent']],
  ['talks', ['assessment', 'visit', 'intent']],
  ['visit', ['talks', 'intent']],
  ['intent', ['visit', 'signed']],
  ['signed', ['intent', 'landed']],
  ['landed', ['signed', 'in-production']],
  ['in-production', ['landed']],
];

describe('the stages of a lead', () => {
  it.each(ALLOWED)('let one at %s go to %j, be paused or be lost', (stage, to) => {
    expect(movesFrom({ stage })).toEqual([...to, 'paused', 'lost']);
  });

  it('let one that is paused go on where it was, or be lost', () => {
    expect(movesFrom({ stage: 'visit', rest: { kind: 'paused' } })).toEqual(['visit', 'lost']);
  });

  it('let one that is lost go on where it was', () => {
    expect(movesFrom({ stage: 'visit', rest: { kind: 'lost' } })).toEqual(['visit']);
  });

  it('have the column of a lead be its stage, unless it rests', () => {
    expect(columnOf({ stage: 'talks' })).toBe('talks');
    expect(columnOf({ stage: 'talks', rest: { kind: 'lost' } })).toBe('lost');
  });

  it('ask for a reason where a lead is paused or lost, and nowhere else', () => {
    expect(LeadColumn.options.filter(needsReason)).toEqual(['paused', 'lost']);
  });

  it('count a lead as assessed from the talks on', () => {
    expect(LeadStage.options.filter((stage) => !isAssessedAt(stage))).toEqual(['lead', 'assessment']);
  });
});

/** Where a lead stands after some choices among what is allowed, and the stages that it has been at. */
function walked(choices: readonly number[]): { readonly standing: LeadStanding; readonly been: readonly LeadStage[] } {
  let standing: LeadStanding = { stage: 'lead' };
  const been: LeadStage[] = ['lead'];
  for (const choice of choices) {
    const moves = movesFrom(standing);
    const to = moves[choice % moves.length] ?? 'lead';
    standing = needsReason(to) ? { ...standing, rest: { kind: to } } : { stage: to };
    been.push(standing.stage);
  }
  return { standing, been };
}

/** After how many moves a stage was first reached; more than any where it was not. */
function firstAt(been: readonly LeadStage[], stage: LeadStage): number {
  const at = been.indexOf(stage);
  return at === -1 ? Number.MAX_SAFE_INTEGER : at;
}

const choices = fc.array(fc.nat(20), { maxLength: 30 });

describe('any way through the stages', () => {
  it('signs only what came to an intent, and goes on only step by step from there', () => {
    fc.assert(
      fc.property(choices, (chosen) => {
        const { been } = walked(chosen);
        expect(firstAt(been, 'signed')).toBeGreaterThanOrEqual(firstAt(been, 'intent'));
        expect(firstAt(been, 'landed')).toBeGreaterThanOrEqual(firstAt(been, 'signed'));
        expect(firstAt(been, 'in-production')).toBeGreaterThanOrEqual(firstAt(been, 'landed'));
      }),
    );
  });

  it('goes back by one stage at most, and is never at an end', () => {
    fc.assert(
      fc.property(choices, (chosen) => {
        const { standing, been } = walked(chosen);
        const back = been.slice(1).map((stage, at) => {
          return LeadStage.options.indexOf(been[at] ?? 'lead') - LeadStage.options.indexOf(stage);
        });
        expect(Math.max(0, ...back)).toBeLessThanOrEqual(1);
        expect(movesFrom(standing).length).toBeGreaterThan(0);
      }),
    );
  });
});
