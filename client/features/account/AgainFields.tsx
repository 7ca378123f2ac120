import { PasswordInput } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#client/app/session.ts';
import { type Again } from './again.ts';
import { CodeInput } from './CodeInput.tsx';

interface Props {
  readonly value: Again;
  readonly onChange: (again: Again) => void;
}

/** The password once more, and a code where there is a second factor. */
export function AgainFields({ value, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  const { me } = useSession();
  return (
    <>
      <PasswordInput
        label={t('account.presentPassword')}
        description={t('account.presentPasswordHint')}
        autoComplete="current-password"
        value={value.password}
        visibilityToggleButtonProps={{ 'aria-label': t('account.showPassword') }}
        onChange={({ currentTarget }) => {
          onChange({ ...value, password: currentTarget.value });
        }}
      />
      {me?.hasSecondFactor === true && (
        <CodeInput
          value={value.code}
          onChange={(code) => {
            onChange({ ...value, code });
          }}
        />
      )}
    </>
  );
}
