import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Prospect, type Question } from '#shared/certificate.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { useCriteria } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { prospectText, wantedText } from '#client/explain/question.ts';
import { criterionName } from '#client/explain/label.ts';
import { Tag } from '#client/ui/Tag.tsx';
import { CopyQuestion } from './CopyQuestion.tsx';
import { SpaceName } from './SpaceName.tsx';
import styles from './Questions.module.css';

interface Props {
  readonly questions: readonly Question[];
  /** What was asked, to be told to the park. */
  readonly criteria: OpenRequirement['criteria'];
}

/** What to find out next, because it may change the first three: of which spaces, of which park, and what could come of it. */
export function Questions({ questions, criteria }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="next-questions">
      <h3 id="next-questions">{t('certificate.questions')}</h3>
      <p className={styles['hint']}>
        {t(questions.length === 0 ? 'certificate.noQuestions' : 'certificate.questionsHint')}
      </p>
      <ol className={styles['questions']}>
        {questions.map((question) => (
          <li key={`${question.criterion} ${question.park.id} ${question.facts.join()}`} className="pf-keep">
            <QuestionCard question={question} criteria={criteria} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function QuestionCard({ question, criteria }: { readonly question: Question } & Pick<Props, 'criteria'>): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const groups = useCriteria().data;
  const { criterion, facts, park, places, level } = question;
  const isOwn = groups?.find(({ id }) => id === criterion)?.group === 'incentives';
  const name = criterionName(speaking.say, criterion);
  const wanted = wantedText(question, speaking);
  return (
    <div className={styles['question']}>
      <div className={styles['what']}>
        <strong>{wanted}</strong>
        <Tag>{t('certificate.places', { count: places })}</Tag>
      </div>
      <p className="pf-quiet">
        {park.name[speaking.language === 'zh-CN' ? 'zh' : 'en']}
        {(facts.length !== 1 || wanted !== name) && ` · ${name}`} · {t(`requirement.${level}`)}
      </p>
      <Prospects question={question} />
      {isOwn && <p className={styles['hint']}>{t('certificate.ownFacts')}</p>}
      <CopyQuestion question={question} ask={criteria[criterion]} />
    </div>
  );
}

function Prospects({ question: { spaces, count } }: { readonly question: Question }): ReactElement {
  const { t } = useTranslation();
  return (
    <ul className={styles['spaces']}>
      {spaces.map((prospect) => (
        <li key={prospect.space.id}>
          <ProspectLine prospect={prospect} />
        </li>
      ))}
      {count > spaces.length && (
        <li className="pf-number">{t('certificate.moreSpaces', { count: count - spaces.length })}</li>
      )}
    </ul>
  );
}

function ProspectLine({ prospect }: { readonly prospect: Prospect }): ReactElement {
  const speaking = useSpeaking();
  return (
    <>
      <SpaceName space={prospect.space} />{' '}
      <span className={`${styles['prospect'] ?? ''} pf-number`}>{prospectText(prospect, speaking)}</span>
    </>
  );
}
