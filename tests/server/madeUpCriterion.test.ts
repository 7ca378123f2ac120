import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnswerPart } from '#shared/answer.ts';
import { CriterionDescription } from '#shared/criterion.ts';
import { type Answer } from '#shared/matchEndpoints.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { evaluate } from '#server/domain/matching/evaluate.ts';
import { templateOf } from '#server/features/spaces/imports/columns.ts';
import { createMatchIndex } from '#server/matchIndex/matchIndex.ts';
import { stock } from '#tests/support/arbitraries.ts';
import { criteriaAsked } from '#tests/support/arbitraryAsks.ts';
import { circumstancesOf } from '#tests/support/builders.ts';
import { tallBay } from '#tests/support/tallBay.ts';
import { type TestServer, openTestServer } from '#tests/support/testServer.ts';
import { inPieces } from '#tests/support/textInPieces.ts';

const WITH_TALL_BAY = [...CATALOGUE, tallBay];
const ASK = { level: 'prefer' as const, limitBayM2: 20, idealBayM2: 60 };

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({ demo: false, catalogue: WITH_TALL_BAY });
  // Bays of 4 · 5 = 20, 5 · 8 = 40 and 6 · 10 = 60 m², and one whose span is not known.
  const rows = ['low,ps-innov,4,5', 'middle,ps-innov,5,8', 'tall,ps-innov,6,10', 'dark,ps-innov,6,'];
  await server.services.imports.importSpaces(
    inPieces(`id,parkId,clearHeightM,columnSpanM\n${rows.join('\n')}\n`),
    'test',
  );
}, 60_000);

afterAll(() => server.close());

describe('a criterion that one file adds', () => {
  it('is listed by the API, with the schema of what may be asked', async () => {
    const response = await server.api('/criteria?limit=500');
    const { items } = (await response.json()) as { items: unknown[] };

    expect(items).toHaveLength(CATALOGUE.length + 1);
    expect(CriterionDescription.parse(items.at(-1))).toMatchObject({
      id: 'tall-bay',
      reads: ['clearHeightM', 'columnSpanM'],
      asks: { type: 'object', required: ['limitBayM2', 'idealBayM2'], additionalProperties: false },
    });
  });

  it('stands in the OpenAPI document with its parameters', async () => {
    const document = JSON.stringify(await (await server.api('/openapi.json')).json());

    expect(document).toContain('"tall-bay"');
    expect(document).toContain('"idealBayM2"');
  });

  it('is answered with its findings', async () => {
    const response = await server.send('/matches?include=findings', { criteria: { 'tall-bay': ASK } });
    const { results } = (await response.json()) as Answer;

    // (40 − 20) ÷ (60 − 20) is one half; so is what is not known, which has the lower low end.
    expect(results.map(({ space, score }) => [space.id, score.expected])).toEqual([
      ['tall', 100],
      ['middle', 50],
      ['dark', 50],
      ['low', 0],
    ]);
    expect(results[1]?.findings).toMatchObject([
      { criterion: 'tall-bay', verdict: 'met', facts: { limitBayM2: 20, idealBayM2: 60, offeredBayM2: 40 } },
    ]);
  });

  it('as a must is counted, relaxed and nearly missed', async () => {
    const response = await server.send('/matches?include=counts,relaxations,nearMisses', {
      criteria: { 'tall-bay': { level: 'must', limitBayM2: 50, idealBayM2: 50 } },
    });
    const { counts, relaxations, nearMisses } = (await response.json()) as Answer;

    expect(counts).toMatchObject({ met: 1, unconfirmed: 1, excludedBy: [{ criterion: 'tall-bay', spaces: 2 }] });
    expect(relaxations).toMatchObject([{ criterion: 'tall-bay', gain: 2, steps: [{ from: 50, to: 40, gain: 1 }] }]);
    // |50 − 40| ÷ 100 and |50 − 20| ÷ 100.
    expect(nearMisses?.map(({ space, change }) => [space.id, change])).toEqual([
      ['middle', 0.1],
      ['low', 0.3],
    ]);
  });

  it('is refused where it is asked otherwise than it declares', async () => {
    const response = await server.send('/matches', { criteria: { 'tall-bay': { ...ASK, idealBayM2: 10 } } });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ path: 'criteria.tall-bay.idealBayM2' }] });
  });

  it('is judged by the index as by the plain evaluation, beside every other criterion', () => {
    const tallBayAsk = fc.record({
      level: fc.constantFrom('must' as const, 'prefer' as const),
      weight: fc.constantFrom(0.5, 1, 10),
      limitBayM2: fc.constantFrom(10, 40, 45),
      idealBayM2: fc.constantFrom(45, 54),
    });
    const options = { limit: 20, include: AnswerPart.options };

    fc.assert(
      fc.property(stock(), criteriaAsked(), tallBayAsk, (candidates, others, ask) => {
        const asked = circumstancesOf({ ...others, 'tall-bay': ask });

        expect(createMatchIndex(candidates, WITH_TALL_BAY).evaluate(asked, options)).toStrictEqual(
          evaluate(candidates, WITH_TALL_BAY)(asked, options),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('brings the facts that it reads into the import template', () => {
    expect(templateOf([tallBay.describe()])).toMatch(/,confirmedOn,clearHeightM,columnSpanM$/u);
  });

  it('is not known where the catalogue does not have it', async () => {
    const without = await openTestServer({ seeded: false });

    const response = await without.send('/matches', { criteria: { 'tall-bay': ASK } });

    expect(await response.json()).toMatchObject({
      errors: [{ path: 'criteria.tall-bay', message: 'Is not known here' }],
    });
    await without.close();
  });
});
