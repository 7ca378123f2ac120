import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Condition, type Eligibility, type Trace } from '#shared/policy/condition.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { usePolicies } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { comparisonText, givenText, questionText, testText } from '#client/explain/condition.ts';
import { type Say } from '#client/explain/speaking.ts';
import { type Answered, VerdictMark } from './VerdictMark.tsx';
import styles from './ConditionTree.module.css';

/** An eligibility as the one of three verdicts that it is. */
export const ANSWERED: Readonly<Record<Eligibility, Answered>> = {
  eligible: 'met',
  'not-eligible': 'unmet',
  unknown: 'unknown',
};

type Node = Condition | Trace;

interface Props {
  readonly node: Node;
  /** Whose questions the tree asks. */
  readonly policy: Policy;
}

/** A tree of conditions in words, from the top down; of a judged one every part with what it came to. */
export function ConditionTree({ node, policy }: Props): ReactElement {
  return <Parts nodes={flat(node)} policy={policy} />;
}

/** What must all hold, without the steps between: an `all` within an `all` says nothing more. */
function flat(node: Node): readonly Node[] {
  return 'all' in node ? node.all.flatMap(flat) : [node];
}

function Parts({ nodes, policy }: { readonly nodes: readonly Node[]; readonly policy: Policy }): ReactElement {
  const { t } = useTranslation();
  if (nodes.length === 0) return <p className="pf-quiet">{t('policy.tree.none')}</p>;
  return (
    <ul className={styles['tree']}>
      {nodes.map((node, at) => (
        // Parts have no name but their place.
        <li key={at}>
          <Part node={node} policy={policy} />
        </li>
      ))}
    </ul>
  );
}

function Part({ node, policy }: Props): ReactElement {
  if ('all' in node) return <Branch node={node} kind="all" nodes={node.all} policy={policy} />;
  if ('any' in node) return <Branch node={node} kind="any" nodes={node.any} policy={policy} />;
  if ('not' in node) return <Branch node={node} kind="not" nodes={[node.not]} policy={policy} />;
  return <Leaf node={node} policy={policy} />;
}

interface BranchProps extends Props {
  readonly kind: 'all' | 'any' | 'not';
  readonly nodes: readonly Node[];
}

function Branch({ node, kind, nodes, policy }: BranchProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <p className={styles['line']}>
        {'verdict' in node && <Mark verdict={node.verdict} />}
        <span className={styles['kind']}>{t(`policy.tree.${kind}`)}</span>
      </p>
      <Parts nodes={nodes} policy={policy} />
    </>
  );
}

type LeafNode = Exclude<Node, { all: unknown } | { any: unknown } | { not: unknown }>;

function Leaf({ node, policy }: { readonly node: LeafNode; readonly policy: Policy }): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const policies = usePolicies().data ?? [];
  if ('test' in node) {
    return (
      <p className={styles['line']}>
        <Mark verdict={node.verdict} />
        <span>
          <strong>{t(`policy.testNames.${node.test}`)}</strong> {testText(node, policies, speaking)}
        </span>
      </p>
    );
  }
  const isJudged = 'verdict' in node;
  return (
    <p className={styles['line']}>
      {isJudged && <Mark verdict={node.verdict} />}
      <span>
        {'ask' in node ? questionText(policy, node.ask, speaking) : comparisonText(node, speaking)}
        {isJudged && (
          <span className={styles['given']}>
            {' '}
            {'ask' in node ? answerText(node.verdict, speaking.say) : givenText(node, speaking)}
          </span>
        )}
      </span>
    </p>
  );
}

function answerText(verdict: Eligibility, say: Say): string {
  if (verdict === 'unknown') return say('policy.notGiven');
  return say('policy.compare.given', { value: say(`criteria.values.${verdict === 'eligible' ? 'yes' : 'no'}`) });
}

function Mark({ verdict }: { readonly verdict: Eligibility }): ReactElement {
  const { t } = useTranslation();
  return (
    <span className={styles['mark']}>
      <VerdictMark verdict={ANSWERED[verdict]} word={t(`results.verdicts.${ANSWERED[verdict]}`)} />
    </span>
  );
}
