import { Button, Skeleton } from '@mantine/core';
import { IconFlag, IconMail, IconStar, IconStarFilled } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readSearch } from '#client/app/search.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { useRequirement, useRequirementDeed } from './requirementQueries.ts';
import { useOwnCompanies } from './useCompany.ts';
import styles from './companyDesk.module.css';

const ReportListing = lazy(async () => ({ default: (await import('./ReportListing.tsx')).ReportListing }));

/** What can be done about a space of the finding view: pick it out, enquire about it, say that its listing is wrong. */
export function SpaceActions({ spaceId }: { readonly spaceId: string }): ReactElement {
  const { t } = useTranslation();
  const [isReporting, setIsReporting] = useState(false);
  const saved = useSearch({ from: '/', select: (search) => search.saved });
  const close = (): void => {
    setIsReporting(false);
  };
  return (
    <div className={`${styles['buttons'] ?? ''} pf-no-print`}>
      <Button
        size="sm"
        leftSection={<IconMail size={16} aria-hidden />}
        renderRoot={(props: object) => (
          <Link
            to="/desk/company"
            search={(before) => ({ ...readSearch(before), companyView: 'enquire', about: [spaceId], opened: saved })}
            {...props}
          />
        )}
      >
        {t('companyDesk.enquire')}
      </Button>
      <ShortlistButton spaceId={spaceId} />
      <Button
        size="sm"
        variant="subtle"
        leftSection={<IconFlag size={16} aria-hidden />}
        onClick={() => {
          setIsReporting(true);
        }}
      >
        {t('companyDesk.wrong')}
      </Button>
      <Sheet isOpen={isReporting} onClose={close} label={t('companyDesk.wrongTitle')} size="auto">
        <Suspense fallback={<Skeleton height={240} />}>
          <ReportListing spaceId={spaceId} onClose={close} />
        </Suspense>
      </Sheet>
    </div>
  );
}

/** Picks the space out for the saved requirement that is open; there is none for who has not saved it. */
function ShortlistButton({ spaceId }: { readonly spaceId: string }): ReactElement | null {
  const { t } = useTranslation();
  const isMember = useOwnCompanies().length > 0;
  const savedId = useSearch({ from: '/', select: ({ saved }) => saved });
  const { data } = useRequirement(isMember ? savedId : undefined);
  const { mutate, error, isPending } = useRequirementDeed();
  if (data === undefined) return null;
  const isListed = data.shortlist.some((entry) => entry.spaceId === spaceId);
  return (
    <>
      <Button
        size="sm"
        variant="default"
        aria-pressed={isListed}
        loading={isPending}
        leftSection={isListed ? <IconStarFilled size={16} aria-hidden /> : <IconStar size={16} aria-hidden />}
        onClick={() => {
          mutate({ does: isListed ? 'unlist' : 'shortlist', of: data, spaceId });
        }}
      >
        {t(isListed ? 'companyDesk.onShortlist' : 'companyDesk.toShortlist')}
      </Button>
      {error !== null && <Problem problem={error} />}
    </>
  );
}
