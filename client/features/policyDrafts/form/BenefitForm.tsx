import { Select } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { recordOf } from '../document.ts';
import { fieldId, useField } from '../writing.ts';
import { BENEFIT_SHAPES } from './benefitShapes.ts';
import { type FieldPlace } from './fieldPlace.ts';
import { type RenderFields } from './shape.ts';
import { Errors } from './textFields.tsx';
import styles from './form.module.css';

const isKind = (kind: unknown): kind is keyof typeof BENEFIT_SHAPES =>
  typeof kind === 'string' && Object.hasOwn(BENEFIT_SHAPES, kind);

/** What a clause gives: its kind, and what that kind is written as. */
export function BenefitForm({ path, name, fields }: FieldPlace & { readonly fields: RenderFields }): ReactElement {
  const { t } = useTranslation();
  const { value, errors, isReadOnly, set } = useField(path, false);
  const kind = recordOf(value)['kind'];
  return (
    <fieldset className={styles['list']} id={fieldId(path)}>
      <legend>{t(`drafts.fields.${name}`)}</legend>
      <Select
        size="sm"
        label={t('drafts.fields.benefitKind')}
        data={Object.keys(BENEFIT_SHAPES).map((one) => ({ value: one, label: t(`drafts.benefits.${one}`) }))}
        value={isKind(kind) ? kind : null}
        readOnly={isReadOnly}
        clearable
        onChange={(chosen) => {
          set(chosen === null ? undefined : { kind: chosen });
        }}
      />
      {isKind(kind) && fields(BENEFIT_SHAPES[kind], path)}
      <Errors errors={errors} />
    </fieldset>
  );
}
