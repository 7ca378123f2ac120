import { Button, CloseButton, Select, TextInput } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type SavedRequirement, type Sharing } from '#shared/savedRequirement.ts';
import { useCriteria, useSectors } from '#client/app/queries.ts';
import { RequireSignIn } from '#client/app/RequireSignIn.tsx';
import { readSearch } from '#client/app/search.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { useEditing } from '../requirement/editing.ts';
import { judgeable } from '../requirement/fields.ts';
import { useRequirement, useRequirementDeed } from './requirementQueries.ts';
import { SharingSelect } from './SharingSelect.tsx';
import { useOwnCompanies } from './useCompany.ts';
import styles from './companyDesk.module.css';

interface Props {
  readonly onClose: () => void;
}

/** Saves the requirement of the finding view: as a new one, or as a change of the one that it was opened from. */
export function SaveRequirement({ onClose }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles['dialog']}>
      <header className={styles['head']}>
        <h2>{t('companyDesk.saveTitle')}</h2>
        <CloseButton size="lg" aria-label={t('app.close')} onClick={onClose} />
      </header>
      <RequireSignIn kind="company">
        <Signed onClose={onClose} />
      </RequireSignIn>
    </div>
  );
}

function Signed({ onClose }: Props): ReactElement {
  const { requirement: edited } = useEditing();
  const criteria = useCriteria().data ?? [];
  const requirement = judgeable(edited, criteria);
  const savedId = useSearch({ from: '/', select: ({ saved }) => saved });
  const saved = useRequirement(savedId).data;
  return (
    <>
      {saved !== undefined && <SaveChanges saved={saved} requirement={requirement} onClose={onClose} />}
      <SaveNew requirement={requirement} />
    </>
  );
}

interface ChangesProps extends Props {
  readonly saved: SavedRequirement;
  readonly requirement: OpenRequirement;
}

function SaveChanges({ saved, requirement, onClose }: ChangesProps): ReactElement {
  const { t } = useTranslation();
  const { mutate, error, isPending } = useRequirementDeed();
  const remember = useRemember();
  const seen = useSearch({ from: '/', select: ({ savedRevision }) => savedRevision });
  // A link that does not say which revision it was made over may be over any.
  const isOvertaken = seen === undefined || saved.revision > seen;
  return (
    <section className={styles['part']} aria-label={t('companyDesk.saveChanges')}>
      <p>{t('companyDesk.openedFrom', { name: saved.name })}</p>
      {isOvertaken && <Overtaken saved={saved} isKnown={seen !== undefined} />}
      {error !== null && <Problem problem={error} />}
      <div>
        <Button
          loading={isPending}
          variant={isOvertaken ? 'default' : 'filled'}
          onClick={() => {
            const onSuccess = (after: SavedRequirement): void => {
              remember(after);
              onClose();
            };
            mutate({ does: 'edit', of: saved, body: { requirement } }, { onSuccess });
          }}
        >
          {t(isOvertaken ? 'companyDesk.saveOver' : 'companyDesk.saveChanges')}
        </Button>
      </div>
    </section>
  );
}

interface OvertakenProps {
  readonly saved: SavedRequirement;
  /** Whether it is known that it was opened before; else only that it may have been. */
  readonly isKnown: boolean;
}

/** A colleague has written since it was opened: what it says now can be looked at before anything is written over it. */
function Overtaken({ saved, isKnown }: OvertakenProps): ReactElement {
  const { t } = useTranslation();
  return (
    <p role="alert">
      {t(isKnown ? 'companyDesk.overtaken' : 'companyDesk.maybeOvertaken')}{' '}
      <Link
        to="/desk/company"
        search={(before) => ({ ...readSearch(before), organisation: saved.companyId, opened: saved.id })}
        target="_blank"
      >
        {t('companyDesk.overtakenShow')}
      </Link>
    </p>
  );
}

/** Goes on with a requirement as it has just been saved. */
function useRemember(): (saved: SavedRequirement) => void {
  const navigate = useNavigate({ from: '/' });
  return ({ id, revision }) => {
    void navigate({
      search: (before) => readSearch({ ...before, saved: id, savedRevision: revision }),
      replace: true,
    });
  };
}

function SaveNew({ requirement }: { readonly requirement: OpenRequirement }): ReactElement {
  const { t } = useTranslation();
  const remember = useRemember();
  const [firstCompany] = useOwnCompanies();
  const sectorName = useSectorName(requirement.sector);
  const { mutate, error, isPending, data } = useRequirementDeed();
  const [companyId, setCompanyId] = useState(firstCompany?.id ?? '');
  const [name, setName] = useState(sectorName);
  const [sharing, setSharing] = useState<Sharing>('private');
  if (data !== undefined) return <Saved saved={data} />;
  return (
    <form
      className={styles['part']}
      onSubmit={(event) => {
        event.preventDefault();
        const body = { name, requirement, sharing };
        mutate({ does: 'create', organisationId: companyId, body }, { onSuccess: remember });
      }}
    >
      <TextInput
        required
        label={t('companyDesk.name')}
        value={name}
        maxLength={120}
        onChange={({ currentTarget }) => {
          setName(currentTarget.value);
        }}
      />
      <CompanySelect value={companyId} onChange={setCompanyId} />
      <SharingSelect value={sharing} onChange={setSharing} />
      {error !== null && <Problem problem={error} />}
      <div>
        <Button type="submit" loading={isPending}>
          {t('companyDesk.saveNew')}
        </Button>
      </div>
    </form>
  );
}

/** What a requirement is called unless somebody says otherwise. */
function useSectorName(sectorId: OpenRequirement['sector']): string {
  const { language } = useSpeaking();
  const sector = useSectors().data?.find(({ id }) => id === sectorId);
  return sector?.[language === 'zh-CN' ? 'zh' : 'en'] ?? '';
}

interface CompanyProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Whose requirement it is, where somebody belongs to several companies. */
function CompanySelect({ value, onChange }: CompanyProps): ReactElement | null {
  const { t } = useTranslation();
  const companies = useOwnCompanies();
  if (companies.length < 2) return null;
  return (
    <Select
      label={t('companyDesk.company')}
      data={companies.map((company) => ({ value: company.id, label: company.name }))}
      value={value}
      allowDeselect={false}
      onChange={(chosen) => {
        onChange(chosen ?? value);
      }}
    />
  );
}

function Saved({ saved }: { readonly saved: SavedRequirement }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles['part']}>
      <p role="status">{t('companyDesk.savedAs', { name: saved.name })}</p>
      <div>
        <Button
          renderRoot={(props: object) => (
            <Link
              to="/desk/company"
              search={(before) => ({ ...readSearch(before), organisation: saved.companyId, opened: saved.id })}
              {...props}
            />
          )}
        >
          {t('companyDesk.openDesk')}
        </Button>
      </div>
    </div>
  );
}
