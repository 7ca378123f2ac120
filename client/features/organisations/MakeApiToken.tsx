import { Button, Checkbox, CopyButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Scope } from '#shared/access.ts';
import { SCOPES_OF, makeApiToken } from '#shared/apiTokenEndpoints.ts';
import { type Organisation } from '#shared/organisation.ts';
import { call } from '#client/app/api.ts';
import { today } from '#client/app/clock.ts';
import { FormProblem } from '#client/features/account/FormProblem.tsx';
import { TextField } from '#client/ui/TextField.tsx';
import { ORGANISATION_KEY } from './organisationQueries.ts';
import styles from './Organisations.module.css';

interface Props {
  readonly organisation: Pick<Organisation, 'id' | 'kind'>;
}

/** Makes a token, and shows it this once. */
export function MakeApiToken({ organisation: { id: organisationId, kind } }: Props): ReactElement {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const [expiresOn, setExpiresOn] = useState('');
  const making = useMutation({
    mutationFn: () =>
      call(makeApiToken, {
        params: { organisationId },
        body: { name: name.trim(), scopes: [...scopes], ...(expiresOn !== '' && { expiresOn }) },
      }),
    async onSuccess() {
      setName('');
      setScopes([]);
      setExpiresOn('');
      await client.invalidateQueries({ queryKey: [ORGANISATION_KEY] });
    },
    // What it is shown by is not kept longer than it is shown.
    gcTime: 0,
  });
  if (making.isSuccess) {
    return (
      <Made
        token={making.data.token}
        onDone={() => {
          making.reset();
        }}
      />
    );
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        making.mutate();
      }}
    >
      <TextField
        label={t('organisation.tokens.name')}
        description={t('organisation.tokens.nameHint')}
        required
        maxLength={80}
        autoComplete="off"
        value={name}
        onChange={setName}
      />
      <Checkbox.Group
        label={t('organisation.tokens.mayDo')}
        required
        value={[...scopes]}
        onChange={(chosen) => {
          setScopes(SCOPES_OF[kind].filter((scope) => chosen.includes(scope)));
        }}
      >
        {SCOPES_OF[kind].map((scope) => (
          <Checkbox
            key={scope}
            className={styles['choice'] ?? ''}
            value={scope}
            label={t(`organisation.tokens.scopes.${scope}`, { nsSeparator: false })}
          />
        ))}
      </Checkbox.Group>
      <TextField
        type="date"
        label={t('organisation.tokens.expiresOn')}
        description={t('organisation.tokens.expiresHint')}
        min={today()}
        value={expiresOn}
        onChange={setExpiresOn}
      />
      <FormProblem problem={making.error} />
      <div className={styles['buttons']}>
        <Button type="submit" loading={making.isPending} disabled={scopes.length === 0}>
          {t('organisation.tokens.make')}
        </Button>
      </div>
    </form>
  );
}

interface MadeProps {
  readonly token: string;
  readonly onDone: () => void;
}

/** What a new token is shown by; where the browser offers no clipboard it is copied out of the field. */
function Made({ token, onDone }: MadeProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles['form']}>
      <p role="status">{t('organisation.tokens.made')}</p>
      <TextField
        label={t('organisation.tokens.token')}
        readOnly
        autoFocus
        autoComplete="off"
        value={token}
        onChange={() => undefined}
        onFocus={({ currentTarget }) => {
          currentTarget.select();
        }}
      />
      <div className={styles['buttons']}>
        <CopyButton value={token}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('account.copied') : t('organisation.tokens.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onDone}>{t('organisation.tokens.kept')}</Button>
      </div>
    </div>
  );
}
