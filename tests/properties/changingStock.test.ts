import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswerPart } from '#shared/answer.ts';
import { type Candidate, type Circumstances } from '#server/domain/matching/candidate.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { evaluate } from '#server/domain/matching/evaluate.ts';
import { createMatchIndex, type MatchIndex } from '#server/matchIndex/matchIndex.ts';
import { circumstances } from '#tests/support/arbitraryCircumstances.ts';
import { stock } from '#tests/support/arbitraries.ts';
import { largeStock } from './largeStock.ts';

/** The index, and what it should hold. */
interface Real {
  readonly index: MatchIndex;
}
type Model = Map<string, Candidate>;

class Put implements fc.Command<Model, Real> {
  private readonly candidate: Candidate;

  constructor(candidate: Candidate) {
    this.candidate = candidate;
  }

  check(): boolean {
    return true;
  }

  run(model: Model, { index }: Real): void {
    model.set(this.candidate.space.id, this.candidate);
    index.put(this.candidate);
    expect(index.size()).toBe(model.size);
    expect(index.candidate(this.candidate.space.id)).toStrictEqual(this.candidate);
  }

  toString(): string {
    return `put ${JSON.stringify(this.candidate)}`;
  }
}

class Remove implements fc.Command<Model, Real> {
  private readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  check(): boolean {
    return true;
  }

  run(model: Model, { index }: Real): void {
    expect(index.remove(this.id)).toBe(model.delete(this.id));
    expect(index.size()).toBe(model.size);
    expect(index.candidate(this.id)).toBeUndefined();
  }

  toString(): string {
    return `remove ${this.id}`;
  }
}

class Ask implements fc.Command<Model, Real> {
  private readonly asked: Circumstances;
  private readonly limit: number;

  constructor(asked: Circumstances, limit: number) {
    this.asked = asked;
    this.limit = limit;
  }

  check(): boolean {
    return true;
  }

  run(model: Model, { index }: Real): void {
    const options = { limit: this.limit, include: PARTS };
    expect(index.evaluate(this.asked, options)).toStrictEqual(
      evaluate([...model.values()], CATALOGUE)(this.asked, options),
    );
  }

  toString(): string {
    return `ask ${JSON.stringify(this.asked.requirement)}`;
  }
}

const PARTS = AnswerPart.options.filter((part) => part !== 'certificate');

/** Ids in no order, some of which are met again. */
const ids = fc.nat(60).map((number) => `s-${(number * 37) % 1009}`);
const candidates: fc.Arbitrary<Candidate> = fc
  .tuple(
    stock({ maxLength: 3 }).filter(({ length }) => length > 0),
    ids,
  )
  .map(([[one], id]) => one && { ...one, space: { ...one.space, id } })
  .filter((one) => one !== undefined);

describe('the match index of a stock that changes', () => {
  it('answers after every change as the plain evaluation of what is there does', () => {
    const commands = fc.commands(
      [
        candidates.map((one) => new Put(one)),
        candidates.map((one) => new Put(one)),
        ids.map((id) => new Remove(id)),
        fc.tuple(circumstances(), fc.constantFrom(1, 3, 100)).map(([asked, limit]) => new Ask(asked, limit)),
      ],
      { maxCommands: 60, size: 'max' },
    );
    fc.assert(
      fc.property(stock({ maxLength: 12 }), commands, (spaces, run) => {
        fc.modelRun(
          () => ({
            model: new Map(spaces.map((one) => [one.space.id, one])),
            real: { index: createMatchIndex(spaces, CATALOGUE) },
          }),
          run,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('does so where most of a large stock is exchanged for another', () => {
    fc.assert(
      fc.property(fc.tuple(largeStock, largeStock), circumstances(), fc.nat(5), ([spaces, others], asked, every) => {
        const index = createMatchIndex(spaces, CATALOGUE);
        const model = new Map(spaces.map((one) => [one.space.id, one]));
        for (const [at, { space }] of spaces.entries()) {
          if (at % 6 < every) {
            model.delete(space.id);
            index.remove(space.id);
          }
        }
        for (const one of others) {
          model.set(one.space.id, one);
          index.put(one);
        }

        const options = { limit: 20, include: PARTS };
        expect(index.evaluate(asked, options)).toStrictEqual(evaluate([...model.values()], CATALOGUE)(asked, options));
        expect(index.evaluate(asked, options)).toStrictEqual(
          createMatchIndex([...model.values()], CATALOGUE).evaluate(asked, options),
        );
      }),
      { numRuns: 25 },
    );
  });
});
