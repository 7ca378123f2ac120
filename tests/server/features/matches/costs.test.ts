import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '#shared/failure.ts';
import { findOccupancyCosts, type OccupancyCosts } from '#shared/occupancyCostEndpoints.ts';
import { type TestServer, openTestServer } from '#tests/support/testServer.ts';
import { inPieces } from '#tests/support/textInPieces.ts';

const REQUIREMENT = {
  criteria: { 'clear-height': { level: 'must', minM: 4 } },
  horizonYears: 1,
  costAssumptions: { escalationPctPerYear: 0, deductsIncentives: false },
};

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({ demo: false });
  const csv = `id,parkId,areaM2,rentFenPerM2Month,managementFeeFenPerM2Month,rentFreeMonths,depositMonths
told,ps-innov,1000,4000,500,-,2
silent,ps-innov,1000,,,,
`;
  await server.services.imports.importSpaces(inPieces(csv), 'test');
}, 60_000);

afterAll(() => server.close());

async function costs(sent: unknown): Promise<OccupancyCosts> {
  const response = await server.send('/occupancy-costs', sent);
  expect(response.status).toBe(200);
  return findOccupancyCosts.output.parse(await response.json());
}

async function faultsOf(sent: unknown): Promise<{ status: number; paths: string[] }> {
  const response = await server.send('/occupancy-costs', sent);
  const { errors = [] } = Problem.parse(await response.json());
  return { status: response.status, paths: errors.map(({ path }) => path) };
}

describe('the costs of some spaces', () => {
  it('come in the order in which they are asked for, as of today, each with what is not known', async () => {
    const answer = await costs({ requirement: REQUIREMENT, spaceIds: ['silent', 'told'] });

    expect(answer.requirement).toEqual({ ...REQUIREMENT, asOf: '2026-11-22' });
    expect(answer.costs.map(({ spaceId }) => spaceId)).toEqual(['silent', 'told']);
    expect(answer.costs.map(({ unknownFacts }) => unknownFacts)).toEqual([
      ['rentFenPerM2Month', 'managementFeeFenPerM2Month', 'rentFreeMonths', 'depositMonths'],
      [],
    ]);
    // (4,000 + 500) · 1,000 · 12
    expect(answer.costs.map(({ total }) => total.net)).toEqual([{}, { lowFen: 54_000_000, highFen: 54_000_000 }]);
  });

  it('take off what the measures at the park promise, where the requirement does not leave it out', async () => {
    const requirement = { criteria: REQUIREMENT.criteria, horizonYears: 1 };

    const { costs: found } = await costs({ requirement, spaceIds: ['told'] });

    // Nothing is confirmed; the measures in Shenzhen have caps that are not known.
    expect(found[0]?.total.incentives).toEqual({ highFen: 0 });
  });

  it.each([
    { sent: { requirement: REQUIREMENT, spaceIds: ['told', 'nowhere'] }, paths: ['spaceIds.1'] },
    { sent: { requirement: REQUIREMENT, spaceIds: [] }, paths: ['spaceIds'] },
    { sent: { requirement: REQUIREMENT, spaceIds: ['told', 'told'] }, paths: ['spaceIds'] },
    {
      sent: { requirement: REQUIREMENT, spaceIds: Array.from({ length: 21 }, (_, at) => `s-${at}`) },
      paths: ['spaceIds'],
    },
    {
      sent: { requirement: { ...REQUIREMENT, horizonYears: 11 }, spaceIds: ['told'] },
      paths: ['requirement.horizonYears'],
    },
    {
      sent: {
        requirement: { ...REQUIREMENT, costAssumptions: { depositMonths: { low: 2, high: 1 } } },
        spaceIds: ['told'],
      },
      paths: ['requirement.costAssumptions.depositMonths.high'],
    },
    {
      sent: {
        requirement: { criteria: { region: { level: 'must', places: ['atlantis'] } } },
        spaceIds: ['nowhere'],
      },
      paths: ['requirement.criteria.region.places.0', 'spaceIds.0'],
    },
  ])('are refused at $paths', async ({ sent, paths }) => {
    expect(await faultsOf(sent)).toEqual({ status: 400, paths });
  });
});
