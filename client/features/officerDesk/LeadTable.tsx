import { Table } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type LeadSort, type LeadSummary } from '#shared/lead.ts';
import { useSectors } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { placeNames } from '#client/explain/placeNames.ts';
import { dayOf } from '#client/explain/moment.ts';
import { moneyText } from '#client/explain/quantity.ts';
import { columnOf } from './columns.ts';
import { dayText, deadlineText, isOverdue, leadName } from './leadText.ts';
import { MoveMenu } from './MoveMenu.tsx';
import { type Moving } from './useMoving.ts';
import styles from './Officer.module.css';

interface Props {
  readonly leads: readonly LeadSummary[];
  readonly sort: LeadSort;
  readonly onSort: (sort: LeadSort) => void;
  readonly move: Moving['move'];
  readonly onOpen: (id: string) => void;
}

/** Columns of the table; those that the server sorts by say so. */
const HEADS: readonly (readonly [name: string, sort?: LeadSort])[] = [
  ['company', 'company'],
  ['column'],
  ['sector'],
  ['place'],
  ['tax', 'tax'],
  ['owner'],
  ['due', 'due'],
  ['received', 'received'],
  ['updated', 'updated'],
];

/** What each sort puts first. */
const DIRECTION = {
  company: 'ascending',
  due: 'ascending',
  tax: 'descending',
  received: 'descending',
  updated: 'descending',
} as const;

/** The leads as a table, sorted by its heads. */
export function LeadTable({ leads, sort, onSort, move, onOpen }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('officer.table')}>
      <Table className={styles['table'] ?? ''} verticalSpacing={4} horizontalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            {HEADS.map(([name, by]) => (
              <Table.Th key={name} {...(by === sort && { 'aria-sort': DIRECTION[by] })}>
                {by === undefined ? (
                  t(`officer.heads.${name}`)
                ) : (
                  <SortButton name={t(`officer.heads.${name}`)} by={by} sort={sort} onSort={onSort} />
                )}
              </Table.Th>
            ))}
            <Table.Th>
              <span className="pf-unseen">{t('officer.moveTo')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {leads.map((lead) => (
            <Row key={lead.id} lead={lead} move={move} onOpen={onOpen} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function SortButton({
  name,
  by,
  sort,
  onSort,
}: { readonly name: string; readonly by: LeadSort } & Pick<Props, 'sort' | 'onSort'>): ReactElement {
  const Icon = DIRECTION[by] === 'ascending' ? IconArrowUp : IconArrowDown;
  return (
    <button
      type="button"
      className={styles['plain']}
      onClick={() => {
        onSort(by);
      }}
    >
      {name}
      {by === sort && <Icon size={14} aria-hidden />}
    </button>
  );
}

function Row({ lead, move, onOpen }: { readonly lead: LeadSummary } & Pick<Props, 'move' | 'onOpen'>): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const sector = (useSectors().data ?? []).find(({ id }) => id === lead.sector);
  const [due] = lead.deadlines;
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <button
          type="button"
          className={styles['plain']}
          onClick={() => {
            onOpen(lead.id);
          }}
        >
          {leadName(lead, speaking)}
        </button>
      </Table.Th>
      <Table.Td>{t(`officer.columns.${columnOf(lead)}`)}</Table.Td>
      <Table.Td>{sector?.[speaking.language === 'zh-CN' ? 'zh' : 'en']}</Table.Td>
      <Table.Td>{placeNames(lead.places, speaking)}</Table.Td>
      <Table.Td className="pf-number">
        {lead.expectedAnnualTaxFen === undefined ? '' : moneyText(lead.expectedAnnualTaxFen, speaking)}
      </Table.Td>
      <Table.Td>{lead.owner?.name}</Table.Td>
      <Table.Td className="pf-number">
        {due !== undefined && (
          <span className={isOverdue(due) ? styles['late'] : undefined}>{deadlineText(due, speaking)}</span>
        )}
      </Table.Td>
      <Table.Td className="pf-number">{dayText(lead.receivedOn, speaking)}</Table.Td>
      <Table.Td className="pf-number">{dayText(dayOf(lead.updatedAt), speaking)}</Table.Td>
      <Table.Td>
        <MoveMenu lead={lead} move={move} />
      </Table.Td>
    </Table.Tr>
  );
}
