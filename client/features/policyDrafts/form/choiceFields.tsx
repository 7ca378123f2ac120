import { MultiSelect, Select } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FactId } from '#shared/policy/facts.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { policyFactName } from '#client/explain/policyFact.ts';
import { usePlaceOptions } from '#client/features/requirement/form/placeOptions.ts';
import { type Path, listOf, recordOf, textOf } from '../document.ts';
import { useWriting } from '../writing.ts';
import { type FieldPlace, useInput } from './fieldPlace.ts';

interface Choices extends FieldPlace {
  readonly options: readonly string[];
  readonly words: string;
}

/** One word of a scale. */
export function ChoiceField({ options, words, ...place }: Choices): ReactElement {
  const { t } = useTranslation();
  const { props, value, set } = useInput(place);
  return (
    <Select
      {...props}
      data={options.map((option) => ({ value: option, label: t(`${words}.${option}`) }))}
      value={typeof value === 'string' ? value : null}
      onChange={(chosen) => {
        set(chosen ?? undefined);
      }}
      clearable={!place.must}
      searchable={options.length > SEARCHED_FROM}
    />
  );
}

/** Lists longer than this are searched. */
const SEARCHED_FROM = 8;

/** Some words of a scale. */
export function ChoicesField({ options, words, ...place }: Choices): ReactElement {
  const { t } = useTranslation();
  return <Several {...place} data={options.map((option) => ({ value: option, label: t(`${words}.${option}`) }))} />;
}

/** Places of the tree by name: the nation, cities and districts. */
export function PlacesField(place: FieldPlace): ReactElement {
  const { t } = useTranslation();
  const groups = usePlaceOptions();
  const nation = { group: t('policy.levels.national'), items: [{ value: 'cn', label: t('drafts.nation') }] };
  return <Several {...place} data={[nation, ...groups]} />;
}

/** Clauses of the policy that is being written, by their ids. */
export function MeasuresField(place: FieldPlace): ReactElement {
  const ids = useIdsIn(['measures']);
  return <Several {...place} data={ids} />;
}

/** The ids of the entries of a list of the document, each once. */
export function useIdsIn(path: Path): string[] {
  const { document } = useWriting();
  const entries = listOf(recordOf(document)[path[0] ?? '']);
  return [...new Set(entries.map((entry) => textOf(recordOf(entry)['id'])).filter((id) => id !== ''))];
}

function Several({
  data,
  ...place
}: FieldPlace & {
  readonly data: readonly (
    | string
    | { readonly value: string; readonly label: string }
    | { readonly group: string; readonly items: { readonly value: string; readonly label: string }[] }
  )[];
}): ReactElement {
  const { props, value, set } = useInput(place);
  return (
    <MultiSelect
      {...props}
      data={[...data]}
      value={listOf(value).map(textOf)}
      onChange={(chosen) => {
        set(chosen.length === 0 && !place.must ? undefined : chosen);
      }}
      searchable
      clearable={!props.readOnly}
    />
  );
}

/** A fact of the vocabulary: which number an amount is reckoned by. */
export function FactField(place: FieldPlace): ReactElement {
  const { props, value, set } = useInput(place);
  const { say } = useSpeaking();
  return (
    <Select
      {...props}
      data={FactId.options.map((fact) => ({ value: fact, label: policyFactName(say, fact) }))}
      value={typeof value === 'string' ? value : null}
      onChange={(chosen) => {
        set(chosen ?? undefined);
      }}
      searchable
    />
  );
}
