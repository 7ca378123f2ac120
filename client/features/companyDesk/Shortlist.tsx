import { Button, Checkbox, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SavedRequirement, type ShortlistEntry } from '#shared/savedRequirement.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { dayText } from '#client/explain/day.ts';
import { Clashes } from '#client/ui/Clashes.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { useWriting } from '#client/ui/useWriting.ts';
import { useRequirementDeed } from './requirementQueries.ts';
import { SpaceName } from './SpaceName.tsx';
import { useCompany } from './useCompany.ts';
import styles from './companyDesk.module.css';

/** The spaces that were picked out, each with a note; several of them can be enquired about at once. */
export function Shortlist({ saved }: { readonly saved: SavedRequirement }): ReactElement {
  const { t } = useTranslation();
  const { go } = useCompany();
  const { mutate, error } = useRequirementDeed();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [removed, setRemoved] = useState<ShortlistEntry | null>(null);
  const listed = saved.shortlist.map(({ spaceId }) => spaceId);
  const about = chosen.filter((id) => listed.includes(id));
  return (
    <section className={styles['part']} aria-labelledby="shortlist-title">
      <h3 id="shortlist-title">{t('companyDesk.shortlist')}</h3>
      {listed.length === 0 && <p className="pf-quiet">{t('companyDesk.noShortlist')}</p>}
      <ul className={styles['rows']} aria-labelledby="shortlist-title">
        {saved.shortlist.map((entry) => (
          <li key={entry.spaceId} className={styles['entry']}>
            <Checkbox
              checked={chosen.includes(entry.spaceId)}
              onChange={({ currentTarget: { checked } }) => {
                setChosen((before) => [
                  ...before.filter((id) => id !== entry.spaceId),
                  ...(checked ? [entry.spaceId] : []),
                ]);
              }}
              label={<SpaceName id={entry.spaceId} />}
            />
            <Note saved={saved} entry={entry} />
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => {
                mutate(
                  { does: 'unlist', of: saved, spaceId: entry.spaceId },
                  {
                    onSuccess: () => {
                      setRemoved(entry);
                    },
                  },
                );
              }}
            >
              {t('companyDesk.unlist')}
            </Button>
          </li>
        ))}
      </ul>
      <div role="status">
        {removed !== null && !listed.includes(removed.spaceId) && (
          <p>
            {t('companyDesk.unlisted')}{' '}
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                mutate({ does: 'shortlist', of: saved, spaceId: removed.spaceId, note: removed.note });
              }}
            >
              {t('app.undo')}
            </Button>
          </p>
        )}
      </div>
      {error !== null && <Problem problem={error} />}
      {listed.length > 0 && (
        <div>
          <Button
            disabled={about.length === 0}
            onClick={() => {
              go({ companyView: 'enquire', about: [...about] });
            }}
          >
            {about.length === 0
              ? t('companyDesk.chooseToEnquire')
              : t('companyDesk.enquireAbout', { count: about.length })}
          </Button>
        </div>
      )}
    </section>
  );
}

interface NoteProps {
  readonly saved: SavedRequirement;
  readonly entry: ShortlistEntry;
}

/** The note to a space, kept when the field is left. */
function Note({ saved, entry: { spaceId, note = '', addedOn } }: NoteProps): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { mutate, error } = useRequirementDeed();
  const { shown, write, saved: kept, ...clashing } = useWriting({ note });
  return (
    <>
      <Textarea
        size="xs"
        aria-label={t('companyDesk.note')}
        placeholder={t('companyDesk.note')}
        description={t('companyDesk.addedOn', { day: dayText(addedOn, language) })}
        value={shown.note}
        maxLength={1000}
        autosize
        minRows={1}
        onChange={({ currentTarget }) => {
          write({ note: currentTarget.value });
        }}
        onBlur={() => {
          if (shown.note.trim() === note || clashing.clashes.length > 0) return;
          const onSuccess = (): void => {
            kept(shown);
          };
          mutate({ does: 'shortlist', of: saved, spaceId, note: shown.note.trim() }, { onSuccess });
        }}
      />
      <Clashes {...clashing} fieldName={() => t('companyDesk.note')} />
      {error !== null && <Problem problem={error} />}
    </>
  );
}
