import { Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileOf, writtenInFile } from './draftFile.ts';
import { useWriting } from './writing.ts';

/** Document and cases as plain JSON, for experts. What cannot be read yet changes nothing. */
export function JsonTab(): ReactElement {
  const { t } = useTranslation();
  const { document, cases, isReadOnly, take } = useWriting();
  const [text, setText] = useState(() => fileOf({ document, cases }));
  const isReadable = writtenInFile(text) !== undefined;
  return (
    <Textarea
      mt="sm"
      label={t('drafts.tabs.json')}
      description={t('drafts.jsonHint')}
      value={text}
      readOnly={isReadOnly}
      error={isReadable ? undefined : t('drafts.jsonUnreadable')}
      autosize
      minRows={20}
      maxRows={40}
      spellCheck={false}
      styles={MONOSPACE}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        const written = writtenInFile(currentTarget.value);
        if (written !== undefined) take({ type: 'write', written, about: 'json' });
      }}
    />
  );
}

const MONOSPACE = { input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.8125rem' } } as const;
