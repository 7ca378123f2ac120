import { type z } from 'zod';
import { type Lead, type LeadSource } from '#shared/lead.ts';
import { WRITES_LEADS, type createLead, type sendPublicLead } from '#shared/leadEndpoints.ts';
import { allow } from '#server/domain/access/allow.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { type FormGuard } from '../formGuard/guard.ts';
import { holdingOfBureau } from './access.ts';
import { type LeadDoer, doerOf, recordLead } from './keeping.ts';
import { factsIn } from './requirementFacts.ts';
import { type LeadReach } from './reach.ts';
import { type StoredLead } from './record.ts';
import { type LeadRepository } from './repository.ts';
import { type Showing } from './showing.ts';
import { without } from './without.ts';

type Entered = z.output<typeof createLead.input.body>;
type Sent = z.output<typeof sendPublicLead.input.body>;

/** The ways by which leads come that are no enquiries. */
export interface Entering {
  /** @throws {Failure} not-found; invalid-request where a place is not there or outside of the jurisdiction */
  readonly enter: (asking: Asking, organisationId: string, entered: Entered) => Promise<Lead>;
  /**
   * Opens a lead for each place, so that bureaus do not see each other's work, and acknowledges it by mail.
   *
   * @throws {Failure} invalid-request where a place is not there, or the token of the form is not good
   */
  readonly send: (asking: Asking, sent: Sent) => Promise<{ reference: string }>;
}

/** What entering stands on. */
export interface EnteringNeeds {
  readonly ground: Ground;
  readonly leads: LeadRepository;
  readonly reach: LeadReach;
  readonly showing: Showing;
  readonly forms: Pick<FormGuard, 'pass'>;
}

/** A lead that is to be added: how it came, what is known of it, where it lies and who enters it. */
interface Arrival {
  readonly source: LeadSource;
  readonly known: Entered;
  readonly reached: readonly string[];
  readonly doer: LeadDoer;
}

/** Makes it. */
export function createEntering({ ground, leads, reach, showing, forms }: EnteringNeeds): Entering {
  const { mail, newId } = ground;

  async function add({ source, known, reached, doer }: Arrival): Promise<string> {
    const after = arrived(ground, source, known);
    await leads.add(after, { reach: reached });
    await recordLead(ground.audit, doer, { action: 'lead-entered', after });
    return after.id;
  }

  return {
    enter: (asking, organisationId, known) =>
      ground.atOnce(async () => {
        const holding = holdingOfBureau(asking.caller, organisationId);
        allow(WRITES_LEADS, asking.caller, holding);
        const reached = await reach.of(known, holding.placeIds);
        const id = await add({ source: 'officer', known, reached, doer: doerOf(asking, organisationId) });
        const row = await leads.find(id);
        if (row === undefined) throw new Error(`The lead ${id} is not there after it was added.`);
        return showing.whole(row, asking.caller);
      }),
    send: (asking, { proof, language, places, ...sent }) =>
      ground.atOnce(async () => {
        await forms.pass(proof);
        // All at once first, so that every place that is not there is named as it was sent.
        await reach.of({ places, requirement: sent.requirement });
        const ids: string[] = [];
        for (const place of new Set(places)) {
          const known = { ...without(sent, 'consents'), places: [place] };
          const reached = await reach.of({ places: [place] });
          ids.push(await add({ source: 'public-form', known, reached, doer: doerOf(asking) }));
        }
        const { email } = sent.contact;
        if (email !== undefined) await mail.send({ kind: 'public-lead', to: email, language, values: {} });
        return { reference: ids[0] ?? newId() };
      }),
  };
}

/** A new lead; its requirement tells sector and area band where they are not told. */
function arrived({ clock, newId }: Pick<Ground, 'clock' | 'newId'>, source: LeadSource, known: Entered): StoredLead {
  const at = clock.now().toISOString();
  return {
    ...factsIn(known.requirement),
    ...known,
    id: newId(),
    source,
    isAnonymous: false,
    stage: 'lead',
    enquiries: [],
    notes: [],
    receivedOn: clock.today(),
    createdAt: at,
    updatedAt: at,
    revision: 1,
  };
}
