import { TextInput, type TextInputProps } from '@mantine/core';
import { type ReactElement } from 'react';

interface Props extends Omit<TextInputProps, 'onChange' | 'value'> {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** One line of text that is entered. */
export function TextField({ onChange, ...rest }: Props): ReactElement {
  return (
    <TextInput
      {...rest}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
