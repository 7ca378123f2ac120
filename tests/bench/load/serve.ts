import { createInterface } from 'node:readline';
import express from 'express';
import { createClock } from '#server/platform/clock.ts';
import { listen } from '#server/platform/http/listen.ts';
import { ownMemoryBytes } from '#tests/support/ownMemory.ts';
import { makeThings } from '#tests/server/access/things.ts';
import { type Persona, ORGANISATIONS, openWorld, personIdOf } from '#tests/support/world.ts';

/**
 * A process that serves the product with one of each role signed in, and beside it bare Express that answers the bytes of
 * one of its answers. It tells all that whoever loads it needs; asked for `tokens` or `state`, it tells these.
 */
const world = await openWorld({ now: createClock().now });
world.services.operations.runner.start();
const things = await makeThings(world);
const matches = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"criteria":{}}' };
const bytes = Buffer.from(await (await world.api('/matches?limit=20', matches)).text());
const peer = await listen(
  express().post('/matches', (_req, res) => {
    res.type('json').send(bytes);
  }),
  { host: '127.0.0.1', port: 0 },
);

/** Requirements that are saved over and over, each by one connection; as many as two companies may have open. */
const SAVED = 80;
const PERSONAS = ['companyManager', 'otherCompanyManager', 'operatorManager', 'officer'] as const;

async function saved(persona: Persona, organisationId: string): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < SAVED) {
    const body = { name: `Requirement ${ids.length}`, requirement: { criteria: {} } };
    const made = await world.as(persona).send('POST', `/organisations/${organisationId}/requirements`, { body });
    ids.push(((await made.json()) as { readonly id: string }).id);
  }
  return ids;
}

async function tokens(): Promise<Record<string, string>> {
  const entries = PERSONAS.map(async (persona) => [
    persona,
    await world.services.identity.accessFor(personIdOf(persona)),
  ]);
  return Object.fromEntries(await Promise.all(entries)) as Record<string, string>;
}

function tell(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Faults that were logged, or mended in the background. What a test keeps to look at would fill the memory. */
let faults = 0;
setInterval(() => {
  world.requests.splice(0);
  world.mails.splice(0);
  faults += world.logged.splice(0).length + world.troubles.splice(0).length;
}, 1000);

tell({
  address: world.address,
  peer: peer.address,
  spaceId: things.listings.own,
  requirements: {
    companyManager: await saved('companyManager', ORGANISATIONS.company),
    otherCompanyManager: await saved('otherCompanyManager', ORGANISATIONS.otherCompany),
  },
});
createInterface({ input: process.stdin })
  .on('line', (asked) => {
    if (asked === 'tokens') void tokens().then(tell);
    else tell({ memoryMb: Math.round(ownMemoryBytes() / 2 ** 20), faults });
  })
  .on('close', () => process.exit());
