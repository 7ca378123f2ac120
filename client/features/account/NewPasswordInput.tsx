import { PasswordInput } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly value: string;
  readonly onChange: (password: string) => void;
}

/** A password that is being chosen, with the rules beside it. */
export function NewPasswordInput({ value, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <PasswordInput
      label={t('account.newPassword')}
      description={t('account.passwordRules')}
      autoComplete="new-password"
      required
      minLength={8}
      maxLength={256}
      value={value}
      visibilityToggleButtonProps={{ 'aria-label': t('account.showPassword') }}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
