import { type Sector } from '#shared/sector.ts';
import { dayText } from './leadText.ts';
import { placeNames } from '#client/explain/placeNames.ts';
import { moneyText } from '#client/explain/quantity.ts';
import { type Speaking } from '#client/explain/speaking.ts';

/** What a lead's values are told with. */
interface Knowing {
  readonly speaking: Speaking;
  readonly sectors: readonly Sector[];
  readonly owners: readonly { readonly personId: string; readonly name: string }[];
}

/** What nobody reads in the history of a lead: who and when stand at its entry, and the rest follows from what is told. */
const UNTOLD = /(?:^|\.)(?:createdAt|isAnonymous|movedOn|assessedOn|signedOn|byId|at|id|since)$/u;

/** Whether a field of a lead is told in its history. */
export function isTold(path: string): boolean {
  return !UNTOLD.test(path);
}

/** What a field of a lead is called. */
export function leadFieldName(path: string, { say }: Pick<Speaking, 'say'>): string {
  const known = Object.entries(NAMES).find(([end]) => path.endsWith(end))?.[1];
  return say([known ?? `officer.fields.${path.split('.')[0] ?? path}`, 'officer.fields.other']);
}

const NAMES: Readonly<Record<string, string>> = {
  '.kind': 'officer.noteKind',
  'nextStep.text': 'officer.nextStep',
  'nextStep.on': 'officer.stepDay',
  'rest.reason': 'officer.reason',
  receivedOn: 'officer.received',
};

/** What a field of a lead says, where that is more than the text in it. */
export function leadValueText(path: string, value: unknown, knowing: Knowing): string | undefined {
  const top = path.split('.')[0] ?? path;
  return value === undefined ? undefined : (MEANINGS[path] ?? MEANINGS[top])?.(value, knowing);
}

type Meaning = (value: unknown, knowing: Knowing) => string | undefined;

const word =
  (prefix: string): Meaning =>
  (value, { speaking }) =>
    typeof value === 'string' ? speaking.say([`officer.${prefix}.${value}`], { defaultValue: value }) : undefined;

const day: Meaning = (value, { speaking }) =>
  typeof value === 'string' && value !== '' ? dayText(value, speaking) : undefined;

const MEANINGS: Readonly<Record<string, Meaning>> = {
  stage: word('columns'),
  'rest.kind': word('columns'),
  source: word('sources'),
  areaBand: word('areaBands'),
  notes: word('noteKinds'),
  receivedOn: day,
  'nextStep.on': day,
  places: (value, { speaking }) => (Array.isArray(value) ? placeNames(value.map(String), speaking) : undefined),
  expectedAnnualTaxFen: (value, { speaking }) => (typeof value === 'number' ? moneyText(value, speaking) : undefined),
  sector: (value, { speaking, sectors }) =>
    sectors.find(({ id }) => id === value)?.[speaking.language === 'zh-CN' ? 'zh' : 'en'],
  ownerId: (value, { owners, speaking }) =>
    owners.find(({ personId }) => personId === value)?.name ?? speaking.say('history.withheld'),
  enquiries: (value, { speaking }) =>
    Array.isArray(value) ? speaking.say('officer.enquiryCount', { count: value.length }) : undefined,
};
