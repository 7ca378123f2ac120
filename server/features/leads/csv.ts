import { type LeadSummary } from '#shared/lead.ts';
import { masked } from '#server/domain/enquiries/masked.ts';
import { columnOf } from '#server/domain/leads/stage.ts';
import { type StoredLead } from './record.ts';

/** Columns of the table of leads, in their order: names of fields, with their units. */
export const CSV_COLUMNS = [
  'id',
  'source',
  'column',
  'reason',
  'companyName',
  'contactMasked',
  'sector',
  'areaBand',
  'places',
  'need',
  'use',
  'expectedAnnualTaxYuan',
  'owner',
  'nextStep',
  'nextStepOn',
  'due',
  'dueOn',
  'receivedOn',
  'updatedAt',
] as const;

type CsvRow = Readonly<Record<(typeof CSV_COLUMNS)[number], string>>;

/** A lead as a row; a field that is not known is empty. */
export function csvRow(summary: LeadSummary, lead: StoredLead | undefined): CsvRow {
  const contact = lead?.contact === undefined ? undefined : masked(lead.contact);
  const due = summary.deadlines[0];
  const told = { ...contact, ...summary.nextStep };
  return {
    ...textsOf(summary),
    reason: text(summary.rest?.reason),
    contactMasked: [told.name, told.phone, told.email].filter((part) => part !== undefined).join(' '),
    need: text(lead?.need),
    use: text(lead?.use),
    owner: text(summary.owner?.name),
    nextStep: text(told.text),
    nextStepOn: text(told.on),
    due: text(due?.kind),
    dueOn: text(due?.on),
  };
}

const FEN_PER_YUAN = 100;

function textsOf({ id, source, companyName, sector, areaBand, places, expectedAnnualTaxFen, ...rest }: LeadSummary): Pick<
  CsvRow,
  'id' | 'source' | 'column' | 'companyName' | 'sector' | 'areaBand' | 'places' | 'expectedAnnualTaxYuan' | 'receivedOn' | 'updatedAt'
> {
  return {
    id,
    source,
    column: columnOf(rest),
    companyName: text(companyName),
    sector: text(sector),
    areaBand: text(areaBand),
    places: places.join(' '),
    expectedAnnualTaxYuan: expectedAnnualTaxFen === undefined ? '' : String(expectedAnnualTaxFen / FEN_PER_YUAN),
    receivedOn: rest.receivedOn,
    updatedAt: rest.updatedAt,
  };
}

function text(value: string | undefined): string {
  return value ?? '';
}
