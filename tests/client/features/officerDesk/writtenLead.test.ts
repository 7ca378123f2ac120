import { describe, expect, it } from 'vitest';
import { Lead } from '#shared/lead.ts';
import { editedFrom } from '#client/features/officerDesk/writtenLead.ts';

const LEAD = Lead.parse({
  id: '00000000-0000-4000-8000-0000000000e1',
  source: 'officer',
  isAnonymous: false,
  companyName: 'Kangda Diagnostics',
  places: ['sz-pingshan'],
  stage: 'lead',
  moves: [],
  deadlines: [],
  receivedOn: '2026-11-22',
  updatedAt: '2026-11-22T08:00:00Z',
  enquiries: [],
  notes: [],
  duplicates: [],
  createdAt: '2026-11-22T08:00:00Z',
  revision: 1,
});

describe('a lead that is edited', () => {
  it('is saved over a note that came while its form was open', () => {
    expect(editedFrom(LEAD, { ...LEAD, stage: 'talks', revision: 2 }).revision).toBe(2);
  });

  it('is not saved over what somebody else has written of it since', () => {
    expect(editedFrom(LEAD, { ...LEAD, need: 'A clean room', revision: 3 }).revision).toBe(1);
  });
});
