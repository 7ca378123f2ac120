import { Checkbox, MultiSelect, Select, Switch, TagsInput } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useResources } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { valueName } from '#client/explain/label.ts';
import { type FieldProps, errorOf, listOrNone, wordsOf } from './fieldProps.ts';
import { usePlaceOptions } from './placeOptions.ts';

/** One word of a scale. */
export function ChoiceField(props: FieldProps<'choice'>): ReactElement {
  const { criterion, field, label, value, error, onChange } = props;
  const { say } = useSpeaking();
  return (
    <Select
      size="sm"
      label={label}
      data={field.options.map((option) => ({ value: option, label: valueName(say, criterion, option) }))}
      value={typeof value === 'string' ? value : null}
      onChange={(chosen) => {
        onChange(chosen ?? undefined);
      }}
      clearable={!field.required}
      required={field.required}
      comboboxProps={IN_PLACE}
      {...errorOf(error)}
    />
  );
}

/** Some words of a scale. */
export function ChoicesField(props: FieldProps<'choices'>): ReactElement {
  const { criterion, field, label, value, error, onChange } = props;
  const { say } = useSpeaking();
  return (
    <Checkbox.Group
      size="sm"
      label={label}
      value={wordsOf(value)}
      onChange={(words) => {
        onChange(listOrNone(field.options.filter((option) => words.includes(option))));
      }}
      required={field.required}
      {...errorOf(error)}
    >
      <div style={{ display: 'grid', gap: '0.375rem', paddingTop: '0.375rem' }}>
        {field.options.map((option) => (
          <Checkbox key={option} value={option} label={valueName(say, criterion, option)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/** Words of the company's own, such as codes of guidelines. */
export function WordsField({ field, label, value, error, onChange }: FieldProps<'words'>): ReactElement {
  const { t } = useTranslation();
  return (
    <TagsInput
      size="sm"
      label={label}
      description={t('requirement.wordsHint')}
      value={wordsOf(value)}
      onChange={(words) => {
        onChange(listOrNone(words.map((word) => word.trim())));
      }}
      splitChars={[',', '，', ' ', '、']}
      acceptValueOnBlur
      required={field.required}
      comboboxProps={IN_PLACE}
      {...errorOf(error)}
    />
  );
}

/** Yes, or left out. */
export function FlagField({ label, value, error, onChange }: FieldProps<'flag'>): ReactElement {
  return (
    <Switch
      size="sm"
      label={label}
      checked={value === true}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.checked ? true : undefined);
      }}
      {...errorOf(error)}
    />
  );
}

/** Cities and districts by name, each district under its city. */
export function PlacesField({ field, label, value, error, onChange }: FieldProps<'places'>): ReactElement {
  const groups = usePlaceOptions();
  return (
    <MultiSelect
      size="sm"
      label={label}
      data={groups}
      value={wordsOf(value)}
      onChange={(ids) => {
        onChange(listOrNone(ids));
      }}
      searchable
      clearable
      required={field.required}
      comboboxProps={IN_PLACE}
      {...errorOf(error)}
    />
  );
}

/** Resources by name. */
export function ResourcesField({ field, label, value, error, onChange }: FieldProps<'resources'>): ReactElement {
  const { language } = useSpeaking();
  const resources = useResources().data;
  const name = language === 'zh-CN' ? 'zh' : 'en';
  return (
    <MultiSelect
      size="sm"
      label={label}
      data={(resources ?? []).map((resource) => ({ value: resource.id, label: resource.name[name] }))}
      value={wordsOf(value)}
      onChange={(ids) => {
        onChange(listOrNone(ids));
      }}
      searchable
      clearable
      required={field.required}
      comboboxProps={IN_PLACE}
      {...errorOf(error)}
    />
  );
}

/** The list opens inside the editor's own layer, so that choosing from it does not count as a click outside. */
const IN_PLACE = { withinPortal: false } as const;
