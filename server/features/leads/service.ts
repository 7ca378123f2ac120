import { type Ground } from '#server/part.ts';
import { type FormGuard } from '../formGuard/guard.ts';
import { type Changing, createChanging } from './changing.ts';
import { type Contacts, createContacts } from './contacts.ts';
import { type Entering, createEntering } from './entering.ts';
import { type Lists, createLists } from './lists.ts';
import { createLeadReach } from './reach.ts';
import { type Reading, createReading } from './reading.ts';
import { type LeadRepository } from './repository.ts';
import { createShowing } from './showing.ts';
import { type Directory } from '../organisations/directory.ts';

/** What is done with leads by those whose they are, and by those who send them. */
export interface LeadService extends Lists, Reading, Changing, Contacts, Entering {}

/** What it stands on. */
export interface LeadNeeds {
  readonly ground: Ground;
  readonly leads: LeadRepository;
  readonly people: Pick<Directory, 'peopleOf' | 'personNameOf'>;
  readonly forms: Pick<FormGuard, 'pass'>;
}

/** Makes the service of leads. */
export function createLeadService(needs: LeadNeeds): LeadService {
  const { audit, clock } = needs.ground;
  const around = { ...needs, audit, clock, showing: createShowing(needs), reach: createLeadReach(needs.ground) };
  return {
    ...createLists(around),
    ...createReading(around),
    ...createChanging(around),
    ...createContacts(around),
    ...createEntering(around),
  };
}
