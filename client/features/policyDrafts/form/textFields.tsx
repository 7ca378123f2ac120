import { ActionIcon, Button, Checkbox, TagsInput, TextInput, Textarea } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Path, listOf, recordOf, textOf, withoutEntry } from '../document.ts';
import { fieldId, useField } from '../writing.ts';
import { type FieldPlace, useInput } from './fieldPlace.ts';
import styles from './form.module.css';

/** A text of one line. */
export function TextField(place: FieldPlace): ReactElement {
  const { props, value, set } = useInput(place);
  return (
    <TextInput
      {...props}
      value={textOf(value)}
      onChange={({ currentTarget }) => {
        set(currentTarget.value === '' ? undefined : currentTarget.value);
      }}
    />
  );
}

/** A day. */
export function DayField(place: FieldPlace): ReactElement {
  const { props, value, set } = useInput(place);
  return (
    <TextInput
      {...props}
      type="date"
      value={textOf(value)}
      onChange={({ currentTarget }) => {
        set(currentTarget.value === '' ? undefined : currentTarget.value);
      }}
    />
  );
}

/** Yes or no; of what may be left out, yes or left out. */
export function FlagField(place: FieldPlace): ReactElement {
  const { props, value, set } = useInput(place);
  const { withAsterisk, readOnly, ...rest } = props;
  return (
    <Checkbox
      {...rest}
      checked={value === true}
      disabled={readOnly}
      onChange={({ currentTarget }) => {
        set(currentTarget.checked ? true : withAsterisk ? false : undefined);
      }}
    />
  );
}

/** Words that no list knows: sources, references to awards. */
export function TagsField(place: FieldPlace): ReactElement {
  const { t } = useTranslation();
  const { props, value, set } = useInput(place);
  return (
    <TagsInput
      {...props}
      description={t(`drafts.hints.${place.name}`, { defaultValue: '' })}
      value={listOf(value).map(textOf)}
      onChange={(words) => {
        set(words.length === 0 && !place.must ? undefined : words);
      }}
      splitChars={[',', '，', ' ', '、']}
      acceptValueOnBlur
    />
  );
}

/** A text in both languages. */
export function PairField({ path, name, must }: FieldPlace): ReactElement {
  const { t } = useTranslation();
  const { value, errors, set } = useField(path, false);
  return (
    <fieldset className={styles['pair']} id={fieldId(path)}>
      <legend>
        {t(`drafts.fields.${name}`)}
        {must && <span aria-hidden="true"> *</span>}
      </legend>
      <PairInputs
        path={path}
        value={value}
        onChange={(next) => {
          set(isEmptyPair(next) && !must ? undefined : next);
        }}
      />
      <Errors errors={errors} />
    </fieldset>
  );
}

const LANGUAGES = ['zh', 'en'] as const;

interface PairProps {
  readonly path: Path;
  readonly value: unknown;
  readonly onChange: (value: Readonly<Record<string, unknown>>) => void;
}

function PairInputs({ path, value, onChange }: PairProps): ReactElement {
  const { t } = useTranslation();
  const pair = recordOf(value);
  const [zh, en] = [useField([...path, 'zh']), useField([...path, 'en'])];
  const fields = { zh, en };
  return (
    <div className={styles['languages']}>
      {LANGUAGES.map((language) => (
        <Textarea
          key={language}
          id={fieldId([...path, language])}
          size="sm"
          autosize
          minRows={1}
          lang={language === 'zh' ? 'zh-CN' : 'en'}
          label={t(`drafts.languages.${language}`)}
          value={textOf(pair[language])}
          readOnly={fields[language].isReadOnly}
          error={fields[language].errors.join(' ')}
          onChange={({ currentTarget }) => {
            onChange({ zh: '', en: '', ...pair, [language]: currentTarget.value });
          }}
        />
      ))}
    </div>
  );
}

function isEmptyPair(pair: Readonly<Record<string, unknown>>): boolean {
  return textOf(pair['zh']) === '' && textOf(pair['en']) === '';
}

/** Texts in both languages, one after the other. */
export function PairsField({ path, name, must }: FieldPlace): ReactElement {
  const { t } = useTranslation();
  const { value, errors, isReadOnly, set } = useField(path, false);
  const pairs = listOf(value);
  const change = (next: readonly unknown[]): void => {
    set(next.length === 0 && !must ? undefined : next);
  };
  return (
    <fieldset className={styles['list']} id={fieldId(path)}>
      <legend>{t(`drafts.fields.${name}`)}</legend>
      <ol>
        {pairs.map((pair, at) => (
          <li key={at} className={styles['entry']}>
            <PairInputs
              path={[...path, String(at)]}
              value={pair}
              onChange={(next) => {
                change(pairs.map((one, index) => (index === at ? next : one)));
              }}
            />
            {!isReadOnly && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('drafts.removeFrom', { number: at + 1, list: t(`drafts.fields.${name}`) })}
                onClick={() => {
                  change(withoutEntry(pairs, at));
                }}
              >
                <IconX size={16} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ol>
      <Errors errors={errors} />
      {!isReadOnly && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            change([...pairs, { zh: '', en: '' }]);
          }}
        >
          {t('drafts.addTo', { list: t(`drafts.fields.${name}`) })}
        </Button>
      )}
    </fieldset>
  );
}

/** What is wrong with a field that is made of others. */
export function Errors({ errors }: { readonly errors: readonly string[] }): ReactElement | null {
  if (errors.length === 0) return null;
  return <p className={styles['error']}>{errors.join(' ')}</p>;
}
