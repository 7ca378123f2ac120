import { Button, Skeleton } from '@mantine/core';
import { IconDownload, IconPlus } from '@tabler/icons-react';
import { type ReactElement, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { type Listing } from '#shared/listing.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { keyFacts } from '#client/explain/keyFacts.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { Tag } from '#client/ui/Tag.tsx';
import { AddListing } from './AddListing.tsx';
import { hasFilters, useHoldings, useListings } from './deskQueries.ts';
import { ListOf } from '#client/ui/ListOf.tsx';
import { RowButton } from '#client/ui/RowButton.tsx';
import { ListingPane } from './ListingPane.tsx';
import { SpaceFilters } from './SpaceFilters.tsx';
import { useDesk } from './useDesk.ts';
import { useExport } from './useExport.ts';
import styles from './desk.module.css';

const HoldingMap = lazy(async () => ({ default: (await import('#client/map/HoldingMap.tsx')).HoldingMap }));

/** The operator's spaces in a list, and beside it the map of the parks, or the space that is open. */
export function SpacesView(): ReactElement {
  const { search } = useDesk();
  const { listing, adding } = search;
  const isOpen = listing !== undefined || adding === true;
  return (
    <div className={styles['spaces']} data-open={isOpen}>
      <div className={styles['list']}>
        <Toolbar />
        <SpaceFilters />
        <List />
      </div>
      {adding === true && <AddListing />}
      {adding !== true && listing !== undefined && <ListingPane key={listing} id={listing} />}
      {!isOpen && <ParksMap />}
    </div>
  );
}

function Toolbar(): ReactElement {
  const { t } = useTranslation();
  const { go } = useDesk();
  const { download, isPending, error } = useExport();
  return (
    <>
      <div className={styles['buttons']}>
        <Button
          size="sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => {
            go({ adding: true, listing: undefined });
          }}
        >
          {t('operator.add')}
        </Button>
        <Button
          size="sm"
          variant="default"
          loading={isPending}
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={download}
        >
          {t('operator.export')}
        </Button>
      </div>
      {error !== null && <Problem problem={error} />}
    </>
  );
}

function List(): ReactElement {
  const { t } = useTranslation();
  const { search, go } = useDesk();
  const found = useListings();
  const isNarrowed = hasFilters(search);
  return (
    <>
      <ListOf
        found={found}
        label={t('operator.views.spaces')}
        empty={<p>{t(isNarrowed ? 'operator.noneFound' : 'operator.noneYet')}</p>}
        row={(listing) => <Row listing={listing} isOpen={listing.id === search.listing} />}
      />
      {isNarrowed && (
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            go({ park: undefined, building: undefined, state: undefined, text: undefined });
          }}
        >
          {t('operator.clearFilters')}
        </Button>
      )}
    </>
  );
}

function Row({ listing, isOpen }: { readonly listing: Listing; readonly isOpen: boolean }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const { go } = useDesk();
  const { id, space, state } = listing;
  const name = speaking.language === 'zh-CN' ? space.name.zh : space.name.en;
  return (
    <RowButton
      head={
        <>
          <strong>{name}</strong>
          <Tag look={state === 'vacant' ? 'filled' : 'outline'}>{t(`operator.states.${state}`)}</Tag>
          {space.demo && <Tag look="dashed">{t('app.demo')}</Tag>}
        </>
      }
      isOpen={isOpen}
      onOpen={() => {
        go({ listing: id, adding: undefined });
      }}
    >
      {[space.building, id, ...keyFacts(space.facts, speaking)].filter((part) => part !== undefined).join(' · ')}
    </RowButton>
  );
}

function ParksMap(): ReactElement | null {
  const { language } = useSpeaking();
  const { search, go } = useDesk();
  const holdings = useHoldings().data;
  if (holdings === undefined) return null;
  return (
    <div className={`${styles['map'] ?? ''} pf-no-print`}>
      <Suspense fallback={<Skeleton height="100%" radius={0} />}>
        <HoldingMap
          holdings={holdings}
          selectedId={search.park}
          language={language === 'zh-CN' ? 'zh' : 'en'}
          onSelect={(park) => {
            go({ park: park === search.park ? undefined : park, building: undefined });
          }}
        />
      </Suspense>
    </div>
  );
}
