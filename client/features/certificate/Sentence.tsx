import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type NamedSpace } from '#shared/certificate.ts';
import { SpaceName } from './SpaceName.tsx';

/** Stands in a text where the space goes; no text has it. */
const SLOT = '\u{0}';

interface Props {
  /** Key of a text with `{{space}}`. */
  readonly text: string;
  readonly space: NamedSpace;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** A sentence about a space, which it names as `SpaceName` does wherever the language puts it. */
export function Sentence({ text, space, values = {} }: Props): ReactElement {
  const { t } = useTranslation();
  const [before = '', after = ''] = t(text, { ...values, space: SLOT }).split(SLOT);
  return (
    <>
      {before}
      <SpaceName space={space} />
      {after}
    </>
  );
}
