import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CriterionGroup } from '#shared/criterion.ts';
import { type FieldFault } from '#shared/failure.ts';
import { ListingContent, type ListingState } from '#shared/listing.ts';
import { contentFaults } from '#shared/listingFaults.ts';
import { faultsOf } from '#shared/faults.ts';
import { ApiProblem } from '#client/app/apiProblem.ts';
import { useCriteria } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { faultText } from '#client/explain/faultText.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { today } from '#client/app/clock.ts';
import { type FactField as Fact, factFieldsOf } from './factFields.ts';
import { FactField } from './FactField.tsx';
import { useDraft } from './useDraft.ts';
import { DraftClashes } from './DraftClashes.tsx';
import { type DraftListing, contentOf } from './draftListing.ts';
import styles from './desk.module.css';

interface Props {
  /** What is said of it now. */
  readonly present: DraftListing;
  /** In which the space is or will be: some facts depend on it. */
  readonly state: ListingState;
  readonly problem: Error | null;
  readonly isSaving: boolean;
  readonly submit: string;
  readonly onSubmit: (content: ListingContent, onSaved: () => void) => void;
  /** Fields that stand before the others. */
  readonly children?: ReactNode;
}

/** All that an operator says of a space, fact by fact: known, not known, or none. */
export function ListingForm({ present, state, problem, isSaving, submit, onSubmit, children }: Props): ReactElement {
  const { t } = useTranslation();
  const { draft, change, saved, ...clashing } = useDraft(present);
  const [found, setFound] = useState<readonly FieldFault[]>([]);
  const criteria = useCriteria().data ?? [];
  const told = problem instanceof ApiProblem ? problem.errors : [];
  const faults = [...found, ...told];

  function send(): void {
    const read = ListingContent.safeParse(contentOf(draft));
    const next = read.success ? contentFaults(read.data, { state, today: today() }) : faultsOf(read.error);
    setFound(next);
    if (read.success && next.length === 0) onSubmit(read.data, saved);
  }

  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {children}
      <Identity draft={draft} faults={faults} onChange={change} />
      <Place draft={draft} faults={faults} onChange={change} />
      <Facts
        fields={factFieldsOf(criteria)}
        draft={draft}
        faults={faults}
        onFact={(name, value) => {
          change({ facts: { [name]: value } });
        }}
      />
      <Textarea
        label={t('operator.note')}
        description={t('operator.noteHint')}
        value={draft.note}
        maxLength={2000}
        autosize
        minRows={2}
        onChange={({ currentTarget }) => {
          change({ note: currentTarget.value });
        }}
      />
      {found.length > 0 && (
        <p role="alert" className={styles['fault']}>
          {t('operator.faults', { count: found.length })}
        </p>
      )}
      {problem !== null && <Problem problem={problem} />}
      <DraftClashes {...clashing} />
      <div className={styles['buttons']}>
        <Button type="submit" loading={isSaving} disabled={clashing.clashes.length > 0}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  readonly draft: DraftListing;
  readonly faults: readonly FieldFault[];
}

function Identity({
  draft,
  faults,
  onChange,
}: PartProps & { readonly onChange: (part: Partial<DraftListing>) => void }): ReactElement {
  const { t } = useTranslation();
  const errorAt = useErrorAt(faults);
  return (
    <div className={styles['fields']}>
      {(['nameZh', 'nameEn', 'building'] as const).map((part) => (
        <TextInput
          key={part}
          label={t(`operator.fields.${part}`)}
          value={draft[part]}
          required={part !== 'building'}
          error={errorAt(PATHS[part])}
          onChange={({ currentTarget }) => {
            onChange({ [part]: currentTarget.value });
          }}
        />
      ))}
    </div>
  );
}

/** Where it lies; left empty, somewhere in its park. */
function Place({
  draft,
  faults,
  onChange,
}: PartProps & { readonly onChange: (part: Partial<DraftListing>) => void }): ReactElement {
  const { t } = useTranslation();
  const errorAt = useErrorAt(faults);
  return (
    <fieldset className={styles['group']}>
      <legend>{t('operator.place')}</legend>
      <p className="pf-quiet">{t('operator.placeHint')}</p>
      <div className={styles['fields']}>
        {PLACE.map(({ part, path }) => (
          <NumberInput
            key={part}
            label={t(`operator.fields.${part}`)}
            value={draft[part] ?? ''}
            decimalScale={6}
            clampBehavior="none"
            hideControls
            error={errorAt(path)}
            onChange={(entered) => {
              onChange({ [part]: typeof entered === 'number' ? entered : undefined });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

const PLACE = [
  { part: 'lng', path: 'location.position.0' },
  { part: 'lat', path: 'location.position.1' },
  { part: 'radiusM', path: 'location.radiusM' },
] as const;

const PATHS = { nameZh: 'name.zh', nameEn: 'name.en', building: 'building' } as const;

function Facts({
  fields,
  draft,
  faults,
  onFact,
}: PartProps & {
  readonly fields: readonly Fact[];
  readonly onFact: (name: string, value: unknown) => void;
}): ReactElement {
  const { t } = useTranslation();
  const errorAt = useErrorAt(faults);
  return (
    <>
      {CriterionGroup.options
        .filter((group) => fields.some((field) => field.group === group))
        .map((group) => (
          <fieldset key={group} className={styles['group']}>
            <legend>{t(`criteria.groups.${group}`)}</legend>
            <div className={styles['fields']}>
              {fields
                .filter((field) => field.group === group)
                .map((field) => (
                  <FactField
                    key={field.name}
                    fact={field}
                    value={draft.facts[field.name]}
                    error={errorAt(`facts.${field.name}`)}
                    onChange={(value) => {
                      onFact(field.name, value);
                    }}
                  />
                ))}
            </div>
          </fieldset>
        ))}
    </>
  );
}

/** The fault at a field, in the user's language. */
function useErrorAt(faults: readonly FieldFault[]): (path: string) => string | undefined {
  const { say } = useSpeaking();
  return (path) => {
    const fault = faults.find((one) => one.path === path || one.path.startsWith(`${path}.`));
    return fault === undefined ? undefined : faultText(fault.message, say, (name) => name);
  };
}
