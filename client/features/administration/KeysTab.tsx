import { Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type z } from 'zod';
import { listSigningKeys, rotateSigningKeys } from '#shared/signingKeyEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { momentText } from '#client/explain/moment.ts';
import { FormProblem } from '#client/features/account/FormProblem.tsx';
import { ConfirmButton } from '#client/features/organisations/ConfirmButton.tsx';
import styles from '#client/features/organisations/Organisations.module.css';
import { Problem } from '#client/ui/Problem.tsx';
import { Tag } from '#client/ui/Tag.tsx';

const KEYS_KEY = [listSigningKeys.id];

/** The keys that sign access tokens, without their secrets, and how another one is made. */
export function KeysTab(): ReactElement {
  const { t } = useTranslation();
  const client = useQueryClient();
  const keys = useQuery({
    queryKey: KEYS_KEY,
    staleTime: 0,
    queryFn: ({ signal }) => call(listSigningKeys, {}, signal),
  });
  const rotating = useMutation({
    mutationFn: () => call(rotateSigningKeys, { body: {} }),
    onSuccess(after) {
      client.setQueryData(KEYS_KEY, after);
    },
  });
  return (
    <section className={styles['section']}>
      <p className="pf-quiet">{t('administration.keys.hint')}</p>
      {keys.isPending && <Skeleton height={80} />}
      {keys.isError && <Problem problem={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.data !== undefined && (
        <Ring
          keys={keys.data}
          onRotate={() => {
            rotating.mutate();
          }}
        />
      )}
      {rotating.isSuccess && <p role="status">{t('administration.keys.rotated')}</p>}
      <FormProblem problem={rotating.error} />
    </section>
  );
}

interface RingProps {
  readonly keys: z.output<(typeof listSigningKeys)['output']>;
  readonly onRotate: () => void;
}

function Ring({ keys: { items, canRotate }, onRotate }: RingProps): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  return (
    <>
      <ul className={styles['rows']}>
        {items.map(({ kid, madeAt, retiredAt }) => (
          <li key={kid}>
            <span className={styles['who']}>
              <span>
                <strong>{kid}</strong> {retiredAt === undefined && <Tag>{t('administration.keys.signs')}</Tag>}
              </span>
              <span className="pf-quiet">
                {t('administration.keys.madeAt', { at: momentText(madeAt, language) })}
                {retiredAt !== undefined &&
                  ` · ${t('administration.keys.retiredAt', { at: momentText(retiredAt, language) })}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {canRotate ? (
        <div className={styles['buttons']}>
          <ConfirmButton name={t('administration.keys.rotate')} onConfirm={onRotate} />
        </div>
      ) : (
        <p>{t('administration.keys.fromEnvironment')}</p>
      )}
    </>
  );
}
