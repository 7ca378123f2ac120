import { Tabs } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer } from '#shared/matchEndpoints.ts';
import { BundleList } from './BundleList.tsx';
import { GrowthPathList } from './GrowthPathList.tsx';
import { MatchList } from './MatchList.tsx';
import { NearMissList } from './NearMissList.tsx';
import { NothingFits } from './NothingFits.tsx';
import { totalOf } from './total.ts';
import { useSelection } from './useSelection.ts';
import styles from './AnswerTabs.module.css';

const KINDS = ['matches', 'nearMisses', 'bundles', 'growthPaths'] as const;
type Kind = (typeof KINDS)[number];

/** Matches, near misses, bundles and growth paths, each under a tab of its own; what is chosen on the map brings its tab to the front. */
export function AnswerTabs({ answer }: { readonly answer: Answer }): ReactElement {
  const { t } = useTranslation();
  const [chosen, choose] = useKind(answer);
  const kinds = kindsOf(answer);
  return (
    <Tabs
      value={kinds.has(chosen) ? chosen : 'matches'}
      onChange={(kind) => {
        choose(KINDS.find((one) => one === kind) ?? 'matches');
      }}
      keepMounted={false}
    >
      <Tabs.List className={`${styles['list'] ?? ''} pf-no-print`} aria-label={t('results.title')}>
        {[...kinds].map(([kind, count]) => (
          <Tabs.Tab key={kind} value={kind} className={styles['tab'] ?? ''}>
            {t(`results.${kind}`, { count })}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="matches">
        {answer.results.length === 0 && <NothingFits answer={answer} />}
        <MatchList answer={answer} />
      </Tabs.Panel>
      <Tabs.Panel value="nearMisses">
        <NearMissList nearMisses={answer.nearMisses ?? []} />
      </Tabs.Panel>
      <Tabs.Panel value="bundles">
        <BundleList bundles={answer.bundles ?? []} />
      </Tabs.Panel>
      <Tabs.Panel value="growthPaths">
        <GrowthPathList paths={answer.growthPaths ?? []} steps={answer.requirement.growth ?? []} />
      </Tabs.Panel>
    </Tabs>
  );
}

/** The kind that is shown: as chosen, until a space of the other kind is selected. */
function useKind(answer: Answer): [Kind, (kind: Kind) => void] {
  const { selectedId } = useSelection();
  const [chosen, choose] = useState<Kind>('matches');
  const [followedId, setFollowedId] = useState<string | null>(null);
  if (selectedId !== followedId) {
    setFollowedId(selectedId);
    const kind = selectedId === null ? undefined : kindOf(answer, selectedId);
    if (kind !== undefined && !HOLDS_SETS.has(chosen)) choose(kind);
  }
  return [chosen, choose];
}

/** Lists of several spaces taken together: choosing one of these does not leave the list. */
const HOLDS_SETS: ReadonlySet<Kind> = new Set(['bundles', 'growthPaths']);

/** What there is to show, with how many; matches always, growth paths also where there are none for the growth that was asked. */
function kindsOf(answer: Answer): ReadonlyMap<Kind, number> {
  const counts: readonly (readonly [Kind, number])[] = [
    ['matches', totalOf(answer)],
    ['nearMisses', answer.nearMisses?.length ?? 0],
    ['bundles', answer.bundles?.length ?? 0],
    ['growthPaths', answer.growthPaths?.length ?? 0],
  ];
  const isAsked = {
    matches: true,
    nearMisses: false,
    bundles: false,
    growthPaths: answer.requirement.growth !== undefined,
  };
  return new Map(counts.filter(([kind, count]) => isAsked[kind] || count > 0));
}

function kindOf({ results, nearMisses = [] }: Answer, id: string): Kind | undefined {
  if (results.some(({ space }) => space.id === id)) return 'matches';
  return nearMisses.some(({ space }) => space.id === id) ? 'nearMisses' : undefined;
}
