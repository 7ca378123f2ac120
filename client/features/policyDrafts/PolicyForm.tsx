import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { MEASURES_SHAPE, POLICY_SHAPE } from './form/shape.ts';
import { ShapeField, ShapeFields } from './form/ShapeField.tsx';
import styles from './Drafts.module.css';

const PARTS = ['text', 'applying', 'rules'] as const;

/** The policy as a form: the text, who may apply and how, the rules of all clauses, and the clauses. */
export function PolicyForm(): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles['form']}>
      {PARTS.map((part) => (
        <section key={part} className={styles['part']} aria-label={t(`drafts.parts.${part}`)}>
          <h3>{t(`drafts.parts.${part}`)}</h3>
          <ShapeFields shapes={POLICY_SHAPE[part]} within={[]} />
        </section>
      ))}
      <section className={styles['part']} aria-label={t('drafts.parts.measures')}>
        <h3>{t('drafts.parts.measures')}</h3>
        <ShapeField shape={MEASURES_SHAPE} within={[]} />
      </section>
    </div>
  );
}
