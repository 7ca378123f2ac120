import { type Enquiry, type EnquiryPart } from '#shared/enquiry.ts';
import { type PlaceId } from '#shared/place.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { areaBandOf } from '#server/domain/leads/areaBand.ts';
import { type Ground } from '#server/part.ts';
import { BY_ENQUIRY, recordLead } from './keeping.ts';
import { type LeadOpening } from './leadOpening.ts';
import { createLeadReach } from './reach.ts';
import { type StoredLead } from './record.ts';
import { type LeadRow, createLeadRepository } from './repository.ts';

/** An enquiry, and the saved requirement that it comes from. */
interface Asked {
  readonly enquiry: Enquiry & Required<Pick<Enquiry, 'contact'>>;
  readonly requirement: OpenRequirement | undefined;
}

/** What of an enquiry is about some places. */
interface PlacedParts {
  readonly places: readonly PlaceId[];
  readonly parts: StoredLead['enquiries'][number]['parts'];
}

/** Makes what opens leads of enquiries. */
export function createLeadOpening(ground: Ground): LeadOpening {
  const { audit, clock, newId, parks } = ground;
  const leads = createLeadRepository(ground.connection);
  const reach = createLeadReach(ground);

  async function placed(enquiry: Enquiry): Promise<PlacedParts[]> {
    const placesByPark = new Map((await parks.all()).map(({ id, places }) => [id, places.toSorted()]));
    const byPlaces = new Map<string, PlacedParts>();
    for (const part of enquiry.parts) {
      const places = placesByPark.get(part.parkId) ?? [];
      const former = byPlaces.get(places.join())?.parts ?? [];
      byPlaces.set(places.join(), { places, parts: [...former, told(part)] });
    }
    return [...byPlaces.values()].filter(({ places }) => places.length > 0);
  }

  async function open(asked: Asked, { places, parts }: PlacedParts): Promise<void> {
    const { companyId, id: enquiryId } = asked.enquiry;
    const at = clock.now().toISOString();
    const after: StoredLead = {
      id: newId(),
      source: 'enquiry',
      isAnonymous: !asked.enquiry.tellsBureau,
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
    await recordLead(audit, BY_ENQUIRY, { action: 'lead-opened', after });
  }

  async function change(row: LeadRow, action: string, changed: Partial<StoredLead>): Promise<void> {
    const { lead: before } = row;
    const revised = { revision: before.revision + 1, updatedAt: clock.now().toISOString() };
    const after: StoredLead = { ...before, ...changed, ...revised };
    if (!(await leads.replace(after, row.reach))) throw new Error(`The lead ${before.id} changed within a transaction.`);
    await recordLead(audit, BY_ENQUIRY, { action, before, after });
  }

  return {
    async onEnquiry(enquiry, requirement) {
      for (const about of await placed(enquiry)) {
        const { places, parts } = about;
        const isAnonymous = !enquiry.tellsBureau;
        const row = await leads.openOf(enquiry.companyId, { places, isAnonymous });
        if (row === undefined) await open({ enquiry, requirement }, about);
        else {
          const enquiries = [...row.lead.enquiries, { enquiryId: enquiry.id, parts }];
          // What officers have written stays; only what is not known yet is taken from a later enquiry.
          await change(row, 'lead-enquiry-added', { ...knownFrom({ enquiry, requirement }), ...row.lead, enquiries });
        }
      }
    },
    async onEnquiryChanged(enquiry) {
      const stateByPark = new Map(enquiry.parts.map((part) => [part.parkId, part.state]));
      for (const row of await leads.ofEnquiry(enquiry.id)) {
        const enquiries = row.lead.enquiries.map((one) =>
          one.enquiryId !== enquiry.id
            ? one
            : { ...one, parts: one.parts.map((part) => ({ ...part, state: stateByPark.get(part.parkId) ?? part.state })) },
        );
        const isSame = JSON.stringify(enquiries) === JSON.stringify(row.lead.enquiries);
        if (!isSame) await change(row, 'lead-enquiry-changed', { enquiries });
      }
    },
  };
}

function told({ parkId, spaceIds, state }: EnquiryPart): PlacedParts['parts'][number] {
  return { parkId, spaceIds: [...spaceIds], state };
}

/** What a lead may know of an enquiry: all of it with consent, else what tells nobody apart. */
function knownFrom({ enquiry, requirement }: Asked): Partial<StoredLead> {
  const { companyName, need, use, expectedAnnualTaxFen, contact } = enquiry;
  const areaM2 = askedAreaM2(requirement);
  const told = enquiry.tellsBureau && {
    companyName,
    need,
    use,
    ...(expectedAnnualTaxFen !== undefined && { expectedAnnualTaxFen }),
    ...(requirement !== undefined && { requirement }),
    contact,
  };
  return {
    ...(requirement?.sector !== undefined && { sector: requirement.sector }),
    ...(areaM2 !== undefined && { areaBand: areaBandOf(areaM2) }),
    ...told,
  };
}

/** The least area that a requirement asks for, where it says. */
export function askedAreaM2(requirement: OpenRequirement | undefined): number | undefined {
  const minM2 = requirement?.criteria['area']?.['minM2'];
  return typeof minM2 === 'number' ? minM2 : undefined;
}
