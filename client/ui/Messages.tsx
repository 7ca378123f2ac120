import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type EnquiryMessage } from '#shared/enquiry.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { momentText } from '#client/explain/moment.ts';
import styles from './Messages.module.css';

interface Props {
  readonly messages: readonly EnquiryMessage[];
  /** Names the list for those who do not see it. */
  readonly label: string;
  /** Whose a message is, as the reader calls that side. */
  readonly fromText: (from: EnquiryMessage['from']) => string;
}

/** What company and operator wrote to each other, in its order; nothing before the first message. */
export function Messages({ messages, label, fromText }: Props): ReactElement | null {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  if (messages.length === 0) return null;
  return (
    <ol className={styles['messages']} aria-label={label}>
      {messages.map(({ at, from, by, text }) => (
        <li key={`${at} ${text}`}>
          <p className="pf-quiet pf-number">
            {fromText(from)} {by ?? t('history.erasedPerson')} · {momentText(at, language)}
          </p>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
}
