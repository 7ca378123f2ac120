import { type Enquiry, type EnquiryPart } from '#shared/enquiry.ts';
import { type PlaceId } from '#shared/place.ts';
import { type Ground } from '#server/part.ts';
import { createForgetting } from './forgetting.ts';
import { type Done } from '../audit/audit.ts';
import { BY_ENQUIRY, doneToLead } from './keeping.ts';
import { type Enquired, type LeadOpening } from './leadOpening.ts';
import { createLeadReach } from './reach.ts';
import { type StoredLead } from './record.ts';
import { type LeadRepository, type LeadRow, createLeadRepository } from './repository.ts';
import { factsIn } from './requirementFacts.ts';

type Asked = Pick<Enquired, 'enquiry' | 'requirement'>;

/** What of an enquiry is about some places. */
interface PlacedParts {
  readonly places: readonly PlaceId[];
  readonly parts: StoredLead['enquiries'][number]['parts'];
}

type Needs = Pick<Ground, 'audit' | 'clock' | 'connection' | 'matching' | 'newId' | 'places'>;

/** Makes what opens leads of enquiries. */
export function createLeadOpening(ground: Needs): LeadOpening {
  const leads = createLeadRepository(ground.connection);
  const { open, change } = createWriting(ground, leads);
  return {
    async onEnquiry({ parks, ...asked }) {
      const { enquiry } = asked;
      const placesByPark = new Map(parks.map(({ id, places }) => [id, places.toSorted()]));
      const done: Done[] = [];
      for (const about of placed(enquiry, placesByPark)) {
        const { places, parts } = about;
        const row = await leads.openOf(enquiry.companyId, { places, isAnonymous: !enquiry.tellsBureau });
        if (row === undefined) done.push(await open(asked, about));
        else {
          const enquiries = [...row.lead.enquiries, { enquiryId: enquiry.id, parts }];
          // What officers have written stays; only what is not known yet is taken from a later enquiry.
          done.push(await change(row, 'lead-enquiry-added', { ...knownFrom(asked), ...row.lead, enquiries }));
        }
      }
      return done;
    },
    async onEnquiryChanged(enquiry) {
      const done: Done[] = [];
      for (const row of await leads.ofEnquiry(enquiry.id)) {
        const enquiries = row.lead.enquiries.map((one) => (one.enquiryId === enquiry.id ? asNow(one, enquiry) : one));
        const isSame = JSON.stringify(enquiries) === JSON.stringify(row.lead.enquiries);
        if (!isSame) done.push(await change(row, 'lead-enquiry-changed', { enquiries }));
      }
      await ground.audit.recordAll(done);
    },
    onContactErased: (enquiry) => createForgetting({ ...ground, leads }).contactOfEnquiry(enquiry, BY_ENQUIRY),
  };
}

/** Writes leads, and says what the log is to say of it. */
interface Writing {
  readonly open: (asked: Asked, about: PlacedParts) => Promise<Done>;
  readonly change: (row: LeadRow, action: string, changed: Partial<StoredLead>) => Promise<Done>;
}

function createWriting(ground: Needs, leads: LeadRepository): Writing {
  const { clock, newId } = ground;
  const reach = createLeadReach(ground);
  return {
    async open(asked, { places, parts }) {
      const { companyId, id: enquiryId, tellsBureau } = asked.enquiry;
      const at = clock.now().toISOString();
      const after: StoredLead = {
        id: newId(),
        source: 'enquiry',
        isAnonymous: !tellsBureau,
        ...knownFrom(asked),
        places: [...places],
        stage: 'lead',
        enquiries: [{ enquiryId, parts }],
        notes: [],
        receivedOn: clock.today(),
        createdAt: at,
        updatedAt: at,
        revision: 1,
      };
      await leads.add(after, { reach: await reach.of({ places }), companyId });
      return doneToLead(BY_ENQUIRY, { action: 'lead-opened', after });
    },
    async change(row, action, changed) {
      const { lead: before } = row;
      const revised = { revision: before.revision + 1, updatedAt: clock.now().toISOString() };
      const after: StoredLead = { ...before, ...changed, ...revised };
      if (!(await leads.replace(after, row.reach))) {
        throw new Error(`The lead ${before.id} changed within a transaction.`);
      }
      return doneToLead(BY_ENQUIRY, { action, before, after });
    },
  };
}

/** The parts of an enquiry by the places of their parks; a park in no place is in no jurisdiction. */
function placed(enquiry: Enquiry, placesByPark: ReadonlyMap<string, readonly PlaceId[]>): PlacedParts[] {
  const byPlaces = new Map<string, PlacedParts>();
  for (const part of enquiry.parts) {
    const places = placesByPark.get(part.parkId) ?? [];
    const former = byPlaces.get(places.join())?.parts ?? [];
    byPlaces.set(places.join(), { places, parts: [...former, told(part)] });
  }
  return [...byPlaces.values()].filter(({ places }) => places.length > 0);
}

type LeadEnquiry = StoredLead['enquiries'][number];

/** How far the parks are with an enquiry now. */
function asNow(former: LeadEnquiry, { parts }: Enquiry): LeadEnquiry {
  const stateByPark = new Map(parts.map(({ parkId, state }) => [parkId, state]));
  return {
    ...former,
    parts: former.parts.map((part) => ({ ...part, state: stateByPark.get(part.parkId) ?? part.state })),
  };
}

function told({ parkId, spaceIds, state }: EnquiryPart): PlacedParts['parts'][number] {
  return { parkId, spaceIds: [...spaceIds], state };
}

/** What a lead may know of an enquiry: all of it with consent, else what tells nobody apart. */
function knownFrom({ enquiry, requirement }: Asked): Partial<StoredLead> {
  if (!enquiry.tellsBureau) return factsIn(requirement);
  const { companyName, need, use, expectedAnnualTaxFen, contact } = enquiry;
  return {
    ...factsIn(requirement),
    ...{ companyName, need, use, contact },
    ...(expectedAnnualTaxFen !== undefined && { expectedAnnualTaxFen }),
    ...(requirement !== undefined && { requirement }),
  };
}
