import { type MaskedContact } from '#shared/contact.ts';
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

type CsvRow = Readonly<Record<string, string>>;
type CsvCells = Readonly<Partial<Record<(typeof CSV_COLUMNS)[number], string | undefined>>>;

/** A lead as a row; a field that is not known is empty. */
export function csvRow(summary: LeadSummary, { contact, need, use }: Partial<StoredLead> = {}): CsvRow {
  const { name, phone, email } = contact === undefined ? NOBODY : masked(contact);
  const told: CsvCells = {
    id: summary.id,
    source: summary.source,
    companyName: summary.companyName,
    sector: summary.sector,
    areaBand: summary.areaBand,
    receivedOn: summary.receivedOn,
    updatedAt: summary.updatedAt,
    ...dated(summary),
    column: columnOf(summary),
    reason: summary.rest?.reason,
    contactMasked: [name, phone, email].filter((part) => part !== undefined).join(' '),
    places: summary.places.join(' '),
    need,
    use,
    expectedAnnualTaxYuan: yuan(summary.expectedAnnualTaxFen),
    owner: summary.owner?.name,
  };
  return Object.fromEntries(CSV_COLUMNS.map((column) => [column, told[column] ?? '']));
}

const NOBODY: Partial<MaskedContact> = {};

function dated({ nextStep, deadlines: [due] }: LeadSummary): CsvCells {
  return { nextStep: nextStep?.text, nextStepOn: nextStep?.on, due: due?.kind, dueOn: due?.on };
}

const FEN_PER_YUAN = 100;

function yuan(fen: number | undefined): string | undefined {
  return fen === undefined ? undefined : String(fen / FEN_PER_YUAN);
}
