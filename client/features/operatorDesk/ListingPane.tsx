import { Tabs } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Listing, type ListingContent } from '#shared/listing.ts';
import { changeListing, restoreListing } from '#shared/listingEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { ManagedAttachments } from '#client/ui/Attachments.tsx';
import { History } from '#client/ui/History.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { Tag } from '#client/ui/Tag.tsx';
import { useListing, useListingHistory, useWritten } from './deskQueries.ts';
import { draftOf } from './draftListing.ts';
import { factValueText } from './factValueText.ts';
import { ListingForm } from './ListingForm.tsx';
import { StateMenu } from './StateMenu.tsx';
import { useDesk } from './useDesk.ts';
import { OpenedRecord } from '#client/ui/OpenedRecord.tsx';
import styles from './desk.module.css';

/** One space: its state, what is said of it, and its history. */
export function ListingPane({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation();
  const { go } = useDesk();
  const found = useListing(id);
  return (
    <section className={styles['pane']} aria-label={t('operator.space')}>
      <OpenedRecord
        found={found}
        back={t('operator.backToList')}
        onBack={() => {
          go({ listing: undefined });
        }}
        height={320}
      >
        {(listing) => <Open key={listing.id} listing={listing} />}
      </OpenedRecord>
    </section>
  );
}

function Open({ listing }: { readonly listing: Listing }): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { space, id } = listing;
  return (
    <>
      <h2 ref={intoView} tabIndex={-1} className={styles['title'] ?? ''}>
        {language === 'zh-CN' ? space.name.zh : space.name.en} <span className="pf-quiet pf-number">{id}</span>{' '}
        {space.demo && <Tag look="dashed">{t('app.demo')}</Tag>}
      </h2>
      <StateMenu listing={listing} />
      <Tabs defaultValue="facts" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="facts">{t('operator.facts')}</Tabs.Tab>
          <Tabs.Tab value="files">{t('attachments.title')}</Tabs.Tab>
          <Tabs.Tab value="history">{t('operator.history')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="facts" pt="sm" keepMounted>
          <Edit listing={listing} />
        </Tabs.Panel>
        <Tabs.Panel value="files" pt="sm">
          <ManagedAttachments of={{ kind: 'space', id }} />
        </Tabs.Panel>
        <Tabs.Panel value="history" pt="sm">
          <Past listing={listing} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function Edit({ listing }: { readonly listing: Listing }): ReactElement {
  const { t } = useTranslation();
  const { mutate, error, isPending } = useWritten((body: ListingContent) =>
    call(changeListing, { params: { id: listing.id }, headers: seenOf(listing), body }),
  );
  return (
    <ListingForm
      present={draftOf(listing)}
      state={listing.state}
      problem={error}
      isSaving={isPending}
      submit={t('operator.save')}
      onSubmit={(content, onSaved) => {
        mutate(content, { onSuccess: onSaved });
      }}
    />
  );
}

function Past({ listing }: { readonly listing: Listing }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { data, error, refetch } = useListingHistory(listing);
  const restoring = useWritten((revision: number) =>
    call(restoreListing, { params: { id: listing.id }, headers: seenOf(listing), body: { revision } }),
  );
  return (
    <>
      {restoring.error !== null && <Problem problem={restoring.error} />}
      <History
        entries={data}
        problem={error}
        onRetry={() => {
          void refetch();
        }}
        onRestore={restoring.mutate}
        isRestoring={restoring.isPending}
        fieldName={(path) =>
          t([`criteria.facts-of-space.${path.replace('facts.', '')}`, `operator.paths.${path}`], { defaultValue: path })
        }
        valueText={(path, value) => factValueText(path.replace('facts.', ''), value, speaking)}
      />
    </>
  );
}

/** What has just been opened is where the reader looks and the keyboard goes on. */
function intoView(heading: HTMLElement | null): void {
  heading?.focus();
}

function seenOf({ revision }: Listing): { readonly 'if-match': string } {
  return { 'if-match': `"${revision}"` };
}
