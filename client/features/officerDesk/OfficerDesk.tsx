import { Button, SegmentedControl, Select, Skeleton } from '@mantine/core';
import { IconDownload, IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { exportLeads } from '#shared/leadEndpoints.ts';
import { call } from '#client/app/api.ts';
import { Frame } from '#client/app/Frame.tsx';
import { RequireSignIn } from '#client/app/RequireSignIn.tsx';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { placeNames } from '#client/explain/placeNames.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { saveFile } from '../incentives/saveFile.ts';
import { Board } from './Board.tsx';
import { EnterLead } from './EnterLead.tsx';
import { Figures } from './Figures.tsx';
import { ClearFilters, LeadFilters, isNarrowed } from './LeadFilters.tsx';
import { LeadPane } from './LeadPane.tsx';
import { LeadTable } from './LeadTable.tsx';
import { SHOWN_MAX, filtersOf, useLeads } from './leadQueries.ts';
import { OutcomeNote } from './OutcomeNote.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { type Bureau, type Desk, useDesk } from './useDesk.ts';
import { type Moving, useMoving } from './useMoving.ts';
import styles from './Officer.module.css';

/** The desk of promotion officers: the leads of their jurisdiction as a board and as a table. */
export function OfficerDesk(): ReactElement {
  return (
    <Frame width="whole">
      <RequireSignIn kind="bureau">
        <Inside />
      </RequireSignIn>
    </Frame>
  );
}

function Inside(): ReactElement | null {
  const desk = useDesk();
  const moving = useMoving();
  const { bureau, search, show } = desk;
  if (bureau === undefined) return null;
  return (
    <div className={styles['desk']}>
      <Head desk={desk} bureau={bureau} />
      <Figures organisationId={bureau.id} />
      <LeadFilters bureau={bureau} search={search} show={show} />
      <Leads desk={desk} bureau={bureau} moving={moving} />
      <OutcomeNote {...moving} />
      <ReasonDialog {...moving} />
      <LeadPane bureau={bureau} moving={moving} search={search} show={show} />
      <EnterLead bureau={bureau} search={search} show={show} />
    </div>
  );
}

interface Props {
  readonly desk: Desk;
  readonly bureau: Bureau;
}

function Head({ desk, bureau }: Props): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { bureaus, search, show } = desk;
  return (
    <div className={styles['head']}>
      <div>
        <h2>{t('officer.title')}</h2>
        <p className="pf-quiet">
          {t('officer.of', { name: bureau.name, places: placeNames(bureau.placeIds, speaking) })}
        </p>
      </div>
      <div className={styles['buttons']}>
        {bureaus.length > 1 && (
          <Select
            size="xs"
            aria-label={t('officer.bureau')}
            data={bureaus.map(({ id, name }) => ({ value: id, label: name }))}
            value={bureau.id}
            allowDeselect={false}
            onChange={(id) => {
              show({ bureau: id ?? undefined });
            }}
          />
        )}
        <SegmentedControl
          size="xs"
          aria-label={t('officer.view')}
          value={search.view ?? 'board'}
          onChange={(view) => {
            show({ view: view === 'table' ? 'table' : undefined });
          }}
          data={[
            { value: 'board', label: t('officer.board') },
            { value: 'table', label: t('officer.table') },
          ]}
        />
        <Download desk={desk} bureau={bureau} />
        <Button
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            show({ entering: true });
          }}
        >
          {t('officer.enter')}
        </Button>
      </div>
    </div>
  );
}

function Download({ desk: { search }, bureau }: Props): ReactElement {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => call(exportLeads, { params: { organisationId: bureau.id }, query: filtersOf(search) }),
    onSuccess(content) {
      // The mark at its start tells spreadsheets that it is UTF-8; reading the answer takes it away.
      saveFile({ name: 'leads.csv', type: 'text/csv', content: `\uFEFF${content}` });
    },
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={isPending}
        leftSection={<IconDownload size={14} aria-hidden />}
        onClick={() => {
          mutate();
        }}
      >
        {t('officer.download')}
      </Button>
      {error !== null && <Problem problem={error} />}
    </>
  );
}

function Leads({ desk, bureau, moving }: Props & { readonly moving: Moving }): ReactElement {
  const { t } = useTranslation();
  const { search, show } = desk;
  const { data, error, refetch } = useLeads(bureau.id, search);
  if (error !== null && data === undefined) return <Problem problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={320} />;
  const open = (lead: string): void => {
    show({ lead });
  };
  if (data.items.length === 0) return <Nothing search={search} show={show} />;
  return (
    <>
      {data.hasMore && <p role="note">{t('officer.more', { count: SHOWN_MAX })}</p>}
      {search.view === 'table' ? (
        <LeadTable
          leads={data.items}
          sort={search.sort ?? 'updated'}
          onSort={(sort) => {
            show({ sort });
          }}
          move={moving.move}
          onOpen={open}
        />
      ) : (
        <Board leads={data.items} move={moving.move} onOpen={open} />
      )}
    </>
  );
}

function Nothing({ search, show }: Pick<Desk, 'search' | 'show'>): ReactElement {
  const { t } = useTranslation();
  return isNarrowed(search) ? (
    <div className={styles['nothing']}>
      <p>{t('officer.nothingKept')}</p>
      <ClearFilters show={show} />
    </div>
  ) : (
    <div className={styles['nothing']}>
      <p>{t('officer.nothing')}</p>
      <p className="pf-quiet">{t('officer.nothingHint')}</p>
    </div>
  );
}
