import { type Ground } from '#server/part.ts';
import { type FormGuard } from '../formGuard/guard.ts';
import { type Changing, createChanging } from './changing.ts';
import { type Entering, createEntering } from './entering.ts';
import { createLeadReach } from './reach.ts';
import { type Reading, createReading } from './reading.ts';
import { type LeadRepository } from './repository.ts';
import { createShowing } from './showing.ts';
import { type Officers } from './officers.ts';

/** What is done with leads by those whose they are, and by those who send them. */
export interface LeadService extends Reading, Changing, Entering {}

/** What it stands on. */
export interface LeadNeeds {
  readonly ground: Ground;
  readonly leads: LeadRepository;
  readonly people: Officers;
  readonly forms: Pick<FormGuard, 'pass'>;
}

/** Makes the service of leads. */
export function createLeadService(needs: LeadNeeds): LeadService {
  const around = { ...needs, showing: createShowing(needs), reach: createLeadReach(needs.ground) };
  return { ...createReading(around), ...createChanging(around), ...createEntering(around) };
}
