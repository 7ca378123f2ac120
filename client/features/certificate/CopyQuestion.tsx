import { Button, Textarea } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { type ReactElement, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Question } from '#shared/certificate.ts';
import { type OpenAsk } from '#shared/requirement.ts';
import { useSpeakingNow } from '#client/app/speakingContext.ts';
import { questionMessage } from '#client/explain/question.ts';
import { Language } from '#client/i18n/language.ts';
import styles from './Questions.module.css';

interface Props {
  readonly question: Question;
  /** What was asked of the criterion. */
  readonly ask: OpenAsk | undefined;
}

/** A text that is to be copied by hand, or how it went. */
type Outcome = 'copied' | 'copyFailed' | { readonly text: string; readonly lang: Language };

/** Copies a question as a message to the park, in either language; where the browser forbids that, shows it to be copied by hand. */
export function CopyQuestion({ question, ask }: Props): ReactElement {
  const { t } = useTranslation();
  const { speakIn } = useSpeakingNow();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const hintId = useId();
  const copy = async (lang: Language): Promise<void> => {
    try {
      const text = questionMessage(question, ask, await speakIn(lang));
      setOutcome((await isCopied(text)) ? 'copied' : { text, lang });
    } catch {
      // The texts of the other language are loaded when they are first needed.
      setOutcome('copyFailed');
    }
  };
  return (
    <div className={`${styles['copy'] ?? ''} pf-no-print`}>
      {Language.options.map((language) => (
        <Button
          key={language}
          size="compact-sm"
          variant="default"
          leftSection={<IconCopy size={14} aria-hidden />}
          onClick={() => {
            void copy(language);
          }}
        >
          {t(`certificate.copyIn.${language}`)}
        </Button>
      ))}
      <span role="status" id={hintId}>
        {outcome !== null && t(`certificate.${typeof outcome === 'object' ? 'copyByHand' : outcome}`)}
      </span>
      {outcome !== null && typeof outcome === 'object' && (
        <Textarea
          className={styles['text'] ?? ''}
          aria-label={t('certificate.messageLabel')}
          aria-describedby={hintId}
          lang={outcome.lang}
          value={outcome.text}
          readOnly
          autosize
          maxRows={12}
          onFocus={({ currentTarget }) => {
            currentTarget.select();
          }}
        />
      )}
    </div>
  );
}

/** Whether the browser has copied it: over plain HTTP from another machine it has no clipboard to offer, and it may refuse. */
async function isCopied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
