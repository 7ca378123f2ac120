import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, type ProblemCode } from '#client/app/apiProblem.ts';
import { Problem } from '#client/ui/Problem.tsx';
import styles from './Account.module.css';

interface Props {
  readonly problem: Error | null;
  /** Codes that the form shows in another way. */
  readonly quiet?: readonly ProblemCode[];
}

/** What the server says against a form; faults of a password in the user's language. */
export function FormProblem({ problem, quiet = [] }: Props): ReactElement | null {
  const { t } = useTranslation();
  if (problem === null) return null;
  if (problem instanceof ApiProblem) {
    if (quiet.includes(problem.code)) return null;
    const fault = problem.errors
      .map(({ path, message }) => passwordFault(path, message))
      .find((key) => key !== undefined);
    if (fault !== undefined) {
      return (
        <p role="alert" className={styles['fault']}>
          {t(fault)}
        </p>
      );
    }
  }
  return <Problem problem={problem} />;
}

/** Key of the sentence about a password, by what the server writes for programs. */
function passwordFault(path: string, message: string): string | undefined {
  if (!/password$/iu.test(path)) return undefined;
  if (message.includes('at least')) return 'account.passwordShort';
  return message.includes('most') ? 'account.passwordCommon' : 'account.passwordAboutYou';
}
