import { TextInput } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly value: string;
  readonly onChange: (code: string) => void;
  /** Has just appeared: what is typed next is meant for it. */
  readonly isFirst?: boolean;
  /** Only a code of the authenticator is wanted: a recovery code does not show that it works. */
  readonly onlyDigits?: boolean;
}

/** The code that an authenticator shows, or a recovery code in its place. */
export function CodeInput({ value, onChange, isFirst = false, onlyDigits = false }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('account.code')}
      description={t(onlyDigits ? 'account.codeDigitsHint' : 'account.codeHint')}
      autoComplete="one-time-code"
      inputMode={onlyDigits ? 'numeric' : 'text'}
      required
      autoFocus={isFirst}
      value={value}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
