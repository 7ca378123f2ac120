import { Button, TextInput } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type SavedRequirement } from '#shared/savedRequirement.ts';
import { readSearch } from '#client/app/search.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { criterionName } from '#client/explain/label.ts';
import { Clashes } from '#client/ui/Clashes.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { Tag } from '#client/ui/Tag.tsx';
import { useWriting } from '#client/ui/useWriting.ts';
import { BestMatches } from './BestMatches.tsx';
import { RequirementHistory } from './RequirementHistory.tsx';
import { useRequirement, useRequirementDeed } from './requirementQueries.ts';
import { SharingSelect } from './SharingSelect.tsx';
import { Shortlist } from './Shortlist.tsx';
import { useCompany } from './useCompany.ts';
import { OpenedRecord } from '#client/ui/OpenedRecord.tsx';
import styles from './companyDesk.module.css';

/** One requirement: what it asks for, who may know of it, what was picked out, what fits now, and what it was. */
export function RequirementPane({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation();
  const { go } = useCompany();
  const found = useRequirement(id);
  return (
    <div className={styles['part']}>
      <OpenedRecord
        found={found}
        back={t('companyDesk.allRequirements')}
        onBack={() => {
          go({ opened: undefined });
        }}
        height={320}
      >
        {(data) => <Opened saved={data} />}
      </OpenedRecord>
    </div>
  );
}

function Opened({ saved }: { readonly saved: SavedRequirement }): ReactElement {
  return (
    <>
      <Head saved={saved} />
      <Shortlist saved={saved} />
      <BestMatches saved={saved} />
      <RequirementHistory saved={saved} />
    </>
  );
}

function Head({ saved }: { readonly saved: SavedRequirement }): ReactElement {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  const { mutate, error, isPending } = useRequirementDeed();
  const { id, requirement, sharing, state } = saved;
  const edit = (body: Partial<Pick<SavedRequirement, 'sharing' | 'state' | 'name'>>, onSuccess = nothing): void => {
    mutate({ does: 'edit', of: saved, body }, { onSuccess });
  };
  return (
    <section className={styles['part']} aria-labelledby="requirement-name">
      <h3 id="requirement-name">
        {saved.name} {state === 'archived' && <Tag look="dashed">{t('companyDesk.states.archived')}</Tag>}
      </h3>
      <p>
        {Object.keys(requirement.criteria)
          .map((criterion) => criterionName(say, criterion))
          .join(' · ')}
      </p>
      <div className={styles['buttons']}>
        <Button
          size="sm"
          leftSection={<IconSearch size={16} aria-hidden />}
          renderRoot={(props: object) => (
            <Link
              to="/"
              search={(before) =>
                readSearch({ lang: before.lang, requirement, saved: id, savedRevision: saved.revision })
              }
              {...props}
            />
          )}
        >
          {t('companyDesk.openInFinding')}
        </Button>
        <Button
          size="sm"
          variant="default"
          loading={isPending}
          leftSection={
            state === 'open' ? <IconArchive size={16} aria-hidden /> : <IconArchiveOff size={16} aria-hidden />
          }
          onClick={() => {
            edit({ state: state === 'open' ? 'archived' : 'open' });
          }}
        >
          {t(state === 'open' ? 'companyDesk.archive' : 'companyDesk.reopen')}
        </Button>
      </div>
      <div className={styles['filters']}>
        <Rename name={saved.name} onRename={edit} />
        <SharingSelect
          value={sharing}
          onChange={(chosen) => {
            edit({ sharing: chosen });
          }}
        />
      </div>
      {error !== null && <Problem problem={error} />}
    </section>
  );
}

const nothing = (): void => undefined;

interface RenameProps {
  readonly name: string;
  readonly onRename: (change: { readonly name: string }, onDone: () => void) => void;
}

function Rename({ name, onRename }: RenameProps): ReactElement {
  const { t } = useTranslation();
  const { shown, write, saved, ...clashing } = useWriting({ name });
  const written = shown.name.trim();
  const mayRename = written !== '' && written !== name && clashing.clashes.length === 0;
  return (
    <form
      className={styles['rename']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!mayRename) return;
        onRename({ name: written }, () => {
          saved(shown);
        });
      }}
    >
      <TextInput
        label={t('companyDesk.name')}
        value={shown.name}
        maxLength={120}
        onChange={({ currentTarget }) => {
          write({ name: currentTarget.value });
        }}
      />
      <Button type="submit" variant="default" disabled={!mayRename}>
        {t('companyDesk.rename')}
      </Button>
      <Clashes {...clashing} fieldName={() => t('companyDesk.name')} />
    </form>
  );
}
