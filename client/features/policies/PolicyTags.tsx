import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type InForce } from '#shared/policy/judged.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { validityText } from '#client/explain/measure.ts';
import { Tag } from '#client/ui/Tag.tsx';
import styles from './Policies.module.css';

interface Props {
  readonly policy: Policy;
  /** On the day asked about. */
  readonly inForce: InForce;
}

const LOOKS = {
  'in-force': 'outline',
  'not-yet': 'dashed',
  expired: 'dashed',
  'validity-not-found': 'dashed',
} as const;

/** How a policy stands: whether it is in force, and whether it may have been withdrawn. */
export function PolicyTags({ policy, inForce }: Props): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  return (
    <p className={styles['tags']}>
      <Tag look={LOOKS[inForce]} title={validityText(policy, speaking)}>
        {t(`policy.inForce.${inForce}`)}
      </Tag>
      {policy.beforeFairCompetition && (
        <Tag look="filled" title={t('policy.beforeFairCompetition')}>
          {t('policy.beforeFairCompetitionShort')}
        </Tag>
      )}
    </p>
  );
}
