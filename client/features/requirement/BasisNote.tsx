import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSectors } from '#client/app/queries.ts';
import { useEditing } from './editing.ts';
import { noteOf } from './template.ts';
import styles from './BasisNote.module.css';

/** On what a prefilled ask is based: a rule, what parks offer, or an engineering default; with the source's own words. */
export function BasisNote({ criterion }: { readonly criterion: string }): ReactElement | null {
  const { t } = useTranslation();
  const { requirement } = useEditing();
  const sector = useSectors().data?.find(({ id }) => id === requirement.sector);
  const note = noteOf(sector, criterion, requirement.criteria[criterion]);
  if (note === undefined) return null;
  return (
    <p className={styles['note']}>
      <span className={styles['basis']} data-basis={note.basis}>
        {t(`requirement.basis.${note.basis}`)}
      </span>
      {note.text !== undefined && <q lang="en">{note.text}</q>}
      {note.src.length > 0 && <span>{t('requirement.sources', { list: note.src.join(', ') })}</span>}
      {note.isChanged && <em>{t('requirement.changed')}</em>}
    </p>
  );
}
