import { type Role } from '#shared/access.ts';
import { type Organisation, PLATFORM_ID } from '#shared/organisation.ts';
import { type Doing } from '#server/domain/access/caller.ts';
import { type Ground, type Personal } from '#server/part.ts';
import { type Administrators } from '../administration/administrators.ts';
import { type MembershipKeeping } from '../memberships/keeping.ts';
import { type OrganisationKeeping } from '../organisations/keeping.ts';
import { type OrganisationRepository } from '../organisations/repository.ts';
import { type People } from '../people/people.ts';

/** One person of each role, for trying the product out. */
export interface DemoPeople {
  /** Makes those that are not there yet, and gives each a token that signs in once. */
  readonly make: (doing: Doing) => Promise<readonly DemoSignIn[]>;
  /**
   * Erases them as people erase themselves, from what every part keeps about people, and ends what their organisations may:
   * these stay, disabled and without parks, as records refer to them. Says how many people there were.
   */
  readonly remove: (personal: readonly Personal[], doing: Doing) => Promise<number>;
}

/** How one of them signs in. */
export interface DemoSignIn {
  readonly name: string;
  readonly token: string;
}

/** For how long the tokens work. Ours. */
const SIGN_IN_S = 15 * 60;

type Needs = Pick<Ground, 'atOnce' | 'links' | 'audit'> & {
  readonly people: Pick<People, 'add' | 'byEmail'>;
  readonly organisations: Pick<OrganisationRepository, 'find' | 'operatorsOf'>;
  readonly organisationKeeping: OrganisationKeeping;
  readonly membershipKeeping: MembershipKeeping;
  readonly administrators: Administrators;
};

/** Makes what makes them. */
export function createDemoPeople(needs: Needs): DemoPeople {
  const { atOnce, links } = needs;
  return {
    make: (doing) =>
      atOnce(async () => {
        for (const organisation of ORGANISATIONS) await ensureOrganisation(needs, organisation, doing);
        const signIns: DemoSignIn[] = [];
        for (const somebody of PEOPLE) {
          const subject = await ensurePerson(needs, somebody, doing);
          const token = await links.make({ purpose: 'sign-in', subject, validForS: SIGN_IN_S });
          signIns.push({ name: somebody.name, token });
        }
        return signIns;
      }),
    remove: (personal, doing) =>
      atOnce(async () => {
        const erased: string[] = [];
        for (const { email } of PEOPLE) {
          const person = await needs.people.byEmail(email);
          if (person === undefined) continue;
          // Who the person is goes last: by that the others find what is theirs.
          for (const { erase } of [...personal].reverse()) await erase(person.id, doing);
          await needs.audit.forget(person.id);
          erased.push(person.id);
        }
        for (const { id } of ORGANISATIONS) await disable(needs, id, doing);
        return erased.length;
      }),
  };
}

async function disable(
  { organisations, organisationKeeping }: Pick<Needs, 'organisations' | 'organisationKeeping'>,
  id: string,
  doing: Doing,
): Promise<void> {
  if ((await organisations.find(id))?.state !== 'active') return;
  const become = () => ({ state: 'disabled' as const, parkIds: [] });
  await organisationKeeping.change({ id, action: 'organisation-disabled', become }, doing);
}

type DemoOrganisation = Pick<Organisation, 'id' | 'kind' | 'name'> &
  Partial<Pick<Organisation, 'parkIds' | 'placeIds'>>;

const IDS = {
  company: '00000000-0000-4000-8000-00000000d001',
  operator: '00000000-0000-4000-8000-00000000d002',
  bureau: '00000000-0000-4000-8000-00000000d003',
} as const;

const ORGANISATIONS: readonly DemoOrganisation[] = [
  { id: IDS.company, kind: 'company', name: '示例生物科技 Demo Biotech' },
  { id: IDS.operator, kind: 'operator', name: '示例园区运营 Demo Park Operator', parkIds: ['ps-accel', 'ps-ich'] },
  { id: IDS.bureau, kind: 'bureau', name: '示例招商局 Demo Promotion Bureau', placeIds: ['sz-pingshan'] },
];

interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly organisationId: string;
  readonly role: Role;
}

/** Addresses of a domain that never is: no mail leaves for them. */
const PEOPLE: readonly DemoPerson[] = [
  {
    name: '企业经办 Company member',
    email: 'company-member@demo.example',
    organisationId: IDS.company,
    role: 'member',
  },
  {
    name: '企业负责人 Company manager',
    email: 'company-manager@demo.example',
    organisationId: IDS.company,
    role: 'manager',
  },
  {
    name: '园区经办 Operator member',
    email: 'operator-member@demo.example',
    organisationId: IDS.operator,
    role: 'member',
  },
  {
    name: '园区负责人 Operator manager',
    email: 'operator-manager@demo.example',
    organisationId: IDS.operator,
    role: 'manager',
  },
  { name: '招商专员 Promotion officer', email: 'officer@demo.example', organisationId: IDS.bureau, role: 'member' },
  {
    name: '招商局负责人 Bureau manager',
    email: 'bureau-manager@demo.example',
    organisationId: IDS.bureau,
    role: 'manager',
  },
  {
    name: '平台管理员 Administrator',
    email: 'administrator@demo.example',
    organisationId: PLATFORM_ID,
    role: 'manager',
  },
];

async function ensureOrganisation(
  { organisations, organisationKeeping }: Pick<Needs, 'organisations' | 'organisationKeeping'>,
  organisation: DemoOrganisation,
  doing: Doing,
): Promise<void> {
  const present = await organisations.find(organisation.id);
  if (present?.state === 'active') return;
  // A park that a real operator manages stays with it.
  const parkIds: string[] = [];
  for (const id of organisation.parkIds ?? []) {
    if ((await organisations.operatorsOf([id])).length === 0) parkIds.push(id);
  }
  if (present === undefined) await organisationKeeping.add({ ...organisation, parkIds, demo: true }, doing);
  else {
    const become = () => ({ state: 'active' as const, parkIds });
    await organisationKeeping.change({ id: organisation.id, action: 'organisation-enabled', become }, doing);
  }
}

async function ensurePerson(
  { people, membershipKeeping, administrators }: Pick<Needs, 'people' | 'membershipKeeping' | 'administrators'>,
  { name, email, organisationId, role }: DemoPerson,
  doing: Doing,
): Promise<string> {
  const present = await people.byEmail(email);
  if (present !== undefined) return present.id;
  const { id } = await people.add({ name, email, language: 'zh-CN', isConfirmed: true, demo: true }, doing);
  if (organisationId === PLATFORM_ID) await administrators.appoint(id, doing);
  else await membershipKeeping.add({ organisationId, personId: id, role }, doing);
  return id;
}
