import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { Clashes } from '#client/ui/Clashes.tsx';
import { factValueText } from './factValueText.ts';
import { type Draft } from './useDraft.ts';

/** What a colleague has written of a space while it is being written of here. */
export function DraftClashes(clashing: Pick<Draft, 'clashes' | 'takeTheirs' | 'keepMine'>): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  return (
    <Clashes
      {...clashing}
      fieldName={(field) =>
        t([`criteria.facts-of-space.${field}`, `operator.fields.${field}`, `operator.${field}`], {
          defaultValue: field,
        })
      }
      valueText={(field, value) => factValueText(field, value, speaking)}
    />
  );
}
