import { Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Path } from '../document.ts';
import { fieldId, useField } from '../writing.ts';
import { type RenderFields, type Shape } from './shape.ts';
import { Errors } from './textFields.tsx';
import styles from './form.module.css';

interface Props {
  readonly shape: Extract<Shape, { kind: 'group' }>;
  readonly path: Path;
  readonly fields: RenderFields;
}

/** Fields that are there together or not at all. */
export function GroupForm({ shape, path, fields }: Props): ReactElement {
  const { t } = useTranslation();
  const { value, errors, isReadOnly, set } = useField(path, false);
  const label = t(`drafts.fields.${shape.name}`);
  if (value === undefined) {
    return (
      <Button
        className={styles['add'] ?? ''}
        size="compact-sm"
        variant="default"
        disabled={isReadOnly}
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => {
          set({});
        }}
      >
        {label}
      </Button>
    );
  }
  return (
    <fieldset className={styles['list']} id={fieldId(path)}>
      <legend>{label}</legend>
      {fields(shape.fields, path)}
      <Errors errors={errors} />
      {!isReadOnly && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconX size={14} aria-hidden />}
          onClick={() => {
            set(undefined);
          }}
        >
          {t('drafts.remove', { what: label })}
        </Button>
      )}
    </fieldset>
  );
}
