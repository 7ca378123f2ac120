import { useTranslation } from 'react-i18next';
import { type Path } from '../document.ts';
import { fieldId, useField } from '../writing.ts';

/** Where a field stands, and whether the document must have it. */
export interface FieldPlace {
  readonly path: Path;
  readonly name: string;
  readonly must: boolean;
}

/** What every input of a field has alike. */
interface InputProps {
  readonly id: string;
  readonly size: 'sm';
  readonly label: string;
  readonly withAsterisk: boolean;
  readonly readOnly: boolean;
  readonly error?: string;
}

/** The field at a place with what its input is given. */
export function useInput({ path, name, must }: FieldPlace): {
  readonly props: InputProps;
  readonly value: unknown;
  readonly set: (value: unknown) => void;
} {
  const { t } = useTranslation();
  const { value, errors, isReadOnly, set } = useField(path);
  return {
    props: {
      id: fieldId(path),
      size: 'sm',
      label: t(`drafts.fields.${name}`),
      withAsterisk: must,
      readOnly: isReadOnly,
      ...(errors.length > 0 && { error: errors.join(' ') }),
    },
    value,
    set,
  };
}
