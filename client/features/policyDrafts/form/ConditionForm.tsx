import { Button, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type NodeKind, NODE_KINDS, nodeKind, nodeOfKind } from '../conditions.ts';
import { type Path, listOf, recordOf, textOf, withoutEntry } from '../document.ts';
import { fieldId, useField } from '../writing.ts';
import { useIdsIn } from './choiceFields.tsx';
import { ComparisonForm } from './ComparisonForm.tsx';
import { type FieldPlace } from './fieldPlace.ts';
import { Errors } from './textFields.tsx';
import styles from './form.module.css';

/** A tree of conditions; none at all holds for everybody. */
export function ConditionForm({ path, name }: FieldPlace): ReactElement {
  const { t } = useTranslation();
  const { value, errors, isReadOnly, set } = useField(path, false);
  return (
    <fieldset className={styles['list']} id={fieldId(path)}>
      <legend>{t(`drafts.fields.${name}`)}</legend>
      {value === undefined ? (
        <Button
          size="compact-sm"
          variant="default"
          disabled={isReadOnly}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            set({ all: [{ fact: '' }] });
          }}
        >
          {t('drafts.addCondition')}
        </Button>
      ) : (
        <NodeForm
          path={path}
          onRemove={() => {
            set(undefined);
          }}
        />
      )}
      <Errors errors={errors} />
    </fieldset>
  );
}

interface NodeProps {
  readonly path: Path;
  readonly onRemove: () => void;
}

/** One condition, or several under a word. */
function NodeForm({ path, onRemove }: NodeProps): ReactElement {
  const { t } = useTranslation();
  const { value, errors, isReadOnly, set } = useField(path, false);
  const kind = nodeKind(value);
  return (
    <div
      className={styles['node']}
      role="group"
      aria-label={kind === undefined ? t('drafts.condition') : t(`drafts.nodes.${kind}`)}
    >
      <div className={styles['buttons']}>
        <Select
          size="xs"
          id={fieldId(path)}
          aria-label={t('drafts.conditionKind')}
          data={NODE_KINDS.map((one) => ({ value: one, label: t(`drafts.nodes.${one}`) }))}
          value={kind ?? null}
          readOnly={isReadOnly}
          onChange={(chosen) => {
            const next = NODE_KINDS.find((one) => one === chosen);
            if (next !== undefined && next !== kind) set(nodeOfKind(value, next));
          }}
        />
        {!isReadOnly && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconX size={14} aria-hidden />}
            onClick={onRemove}
          >
            {t('drafts.removeCondition')}
          </Button>
        )}
      </div>
      <Errors errors={errors} />
      <NodeParts path={path} kind={kind} />
    </div>
  );
}

function NodeParts({ path, kind }: { readonly path: Path; readonly kind: NodeKind | undefined }): ReactElement | null {
  switch (kind) {
    case 'all':
    case 'any':
      return <PartsForm path={[...path, kind]} />;
    case 'not':
      return <NotForm path={path} />;
    case 'fact':
      return <ComparisonForm path={path} />;
    case 'ask':
      return <AskForm path={path} />;
    case undefined:
      return null;
  }
}

function NotForm({ path }: { readonly path: Path }): ReactElement {
  const { set } = useField(path, false);
  return (
    <NodeForm
      path={[...path, 'not']}
      onRemove={() => {
        set({ not: {} });
      }}
    />
  );
}

function PartsForm({ path }: { readonly path: Path }): ReactElement {
  const { t } = useTranslation();
  const { value, isReadOnly, set } = useField(path, false);
  const parts = listOf(value);
  return (
    <>
      {parts.map((_, at) => (
        <NodeForm
          key={at}
          path={[...path, String(at)]}
          onRemove={() => {
            set(withoutEntry(parts, at));
          }}
        />
      ))}
      {!isReadOnly && (
        <Button
          className={styles['add'] ?? ''}
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            set([...parts, { fact: '' }]);
          }}
        >
          {t('drafts.addCondition')}
        </Button>
      )}
    </>
  );
}

function AskForm({ path }: { readonly path: Path }): ReactElement {
  const { t } = useTranslation();
  const { value, isReadOnly, set } = useField(path, false);
  const questions = useIdsIn(['questions']);
  const ask = textOf(recordOf(value)['ask']);
  return (
    <Select
      size="sm"
      label={t('drafts.nodes.ask')}
      description={questions.length === 0 ? t('drafts.noQuestions') : undefined}
      data={questions}
      value={ask === '' ? null : ask}
      readOnly={isReadOnly}
      onChange={(chosen) => {
        set({ ask: chosen ?? '' });
      }}
    />
  );
}
