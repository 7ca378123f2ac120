import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly name: string;
  /** What it does to whom, for who does not see the row. */
  readonly label?: string;
  readonly onConfirm: () => void;
}

/** A button for what cannot be undone: it asks once more in its own place. */
export function ConfirmButton({ name, label = name, onConfirm }: Props): ReactElement {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) {
    return (
      <Button
        variant="default"
        size="xs"
        aria-label={label}
        onClick={() => {
          setAsking(true);
        }}
      >
        {name}
      </Button>
    );
  }
  return (
    <Button.Group>
      <Button
        size="xs"
        color="red"
        autoFocus
        aria-label={t('organisation.reallyLabel', { what: label })}
        onClick={() => {
          setAsking(false);
          onConfirm();
        }}
      >
        {t('organisation.really', { what: name })}
      </Button>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setAsking(false);
        }}
      >
        {t('organisation.no')}
      </Button>
    </Button.Group>
  );
}
