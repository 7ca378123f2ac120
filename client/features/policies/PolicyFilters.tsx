import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confidence, PolicyLevel, ProductStage } from '#shared/policy/terms.ts';
import { useSectors } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { policyWord } from '#client/explain/policyFact.ts';
import { usePlaceOptions } from '../requirement/form/placeOptions.ts';
import { inOrder } from '../requirement/sectorOrder.ts';
import { readLibrarySearch } from './librarySearch.ts';
import { useLibrary } from './useLibrary.ts';
import styles from './PolicyLibrary.module.css';

const TYPING_MS = 200;

/** What the list of policies is narrowed by. */
export function PolicyFilters(): ReactElement {
  const { t } = useTranslation();
  const { say } = useSpeaking();
  const { filters, narrow } = useLibrary();
  const [round, setRound] = useState(0);
  const isNarrowed = Object.values(filters).some((value) => value !== undefined);
  const set = (name: keyof typeof filters, value: string | null): void => {
    narrow({ [name]: undefined, ...readLibrarySearch({ [name]: value ?? undefined }) });
  };
  return (
    <search className={`${styles['filters'] ?? ''} pf-no-print`}>
      <Text key={round} value={filters.text} onChange={narrow} />
      <Choice name="place" value={filters.place} onChange={set} data={usePlaceOptions()} />
      <Choice
        name="level"
        value={filters.level}
        onChange={set}
        data={PolicyLevel.options.map((level) => ({ value: level, label: t(`policy.levels.${level}`) }))}
      />
      <Choice name="sector" value={filters.sector} onChange={set} data={useSectorOptions()} />
      <Choice
        name="stage"
        value={filters.stage}
        onChange={set}
        data={ProductStage.options.map((stage) => ({ value: stage, label: policyWord(say, 'productStage', stage) }))}
      />
      <TextInput
        size="sm"
        type="date"
        label={t('library.filters.on')}
        value={filters.on ?? ''}
        onChange={({ currentTarget }) => {
          set('on', currentTarget.value === '' ? null : currentTarget.value);
        }}
      />
      <Choice
        name="confidence"
        value={filters.confidence}
        onChange={set}
        data={Confidence.options.map((grade) => ({ value: grade, label: t(`policy.confidenceLong.${grade}`) }))}
      />
      {isNarrowed && (
        <Button
          className={styles['all'] ?? ''}
          size="xs"
          variant="subtle"
          onClick={() => {
            narrow(NOTHING);
            setRound(round + 1);
          }}
        >
          {t('library.showAll')}
        </Button>
      )}
    </search>
  );
}

const NOTHING = {
  place: undefined,
  level: undefined,
  sector: undefined,
  stage: undefined,
  on: undefined,
  confidence: undefined,
  text: undefined,
} as const;

interface TextProps {
  readonly value: string | undefined;
  readonly onChange: (by: { readonly text: string | undefined }) => void;
}

/** The list follows when the typing pauses. */
function Text({ value, onChange }: TextProps): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState(value ?? '');
  const tell = useDebouncedCallback((typed: string) => {
    onChange({ text: typed.trim() === '' ? undefined : typed.trim().slice(0, TEXT_MAX) });
  }, TYPING_MS);
  return (
    <TextInput
      className={styles['text'] ?? ''}
      size="sm"
      type="search"
      label={t('library.filters.text')}
      value={text}
      maxLength={TEXT_MAX}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        tell(currentTarget.value);
      }}
    />
  );
}

const TEXT_MAX = 100;

interface Option {
  readonly value: string;
  readonly label: string;
}

interface ChoiceProps {
  readonly name: 'place' | 'level' | 'sector' | 'stage' | 'confidence';
  readonly value: string | undefined;
  readonly data: (Option | { readonly group: string; readonly items: Option[] })[];
  readonly onChange: (name: ChoiceProps['name'], value: string | null) => void;
}

function Choice({ name, value, data, onChange }: ChoiceProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Select
      size="sm"
      label={t(`library.filters.${name}`)}
      placeholder={t('library.any')}
      data={data}
      value={value ?? null}
      onChange={(chosen) => {
        onChange(name, chosen);
      }}
      clearable
      searchable={name === 'place'}
    />
  );
}

function useSectorOptions(): Option[] {
  const { language } = useSpeaking();
  const sectors = useSectors().data ?? [];
  return inOrder(sectors).map(({ id, zh, en }) => ({ value: id, label: language === 'zh-CN' ? zh : en }));
}
