import { useLocalStorage } from '@mantine/hooks';
import { type ReactElement, type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type AreaUnit, type Speaking } from '#client/explain/speaking.ts';
import { sayIn } from '#client/i18n/i18n.ts';
import { Language } from '#client/i18n/language.ts';
import { usePlaces, useResources } from './queries.ts';
import { SpeakingContext, type SpeakingNow } from './speakingContext.ts';

/** Gives the page its language, its units and the names of places and resources. */
export function SpeakingProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const { t, i18n } = useTranslation();
  const language = Language.catch('en').parse(i18n.language);
  const [areaUnit, chooseAreaUnit] = useLocalStorage<AreaUnit>({ key: 'parkfit-area-unit', defaultValue: 'm2' });
  const namesIn = useNames();
  const now = useMemo((): SpeakingNow => {
    const speakingWith = (say: Speaking['say'], spoken: Language): Speaking => {
      const names = namesIn(spoken);
      return { say, language: spoken, areaUnit, nameOf: (id) => names.get(id) };
    };
    return {
      speaking: speakingWith((keys, values) => t(keys, { ...values }), language),
      chooseAreaUnit,
      speakIn: async (other) => speakingWith(await sayIn(other), other),
    };
  }, [t, language, areaUnit, chooseAreaUnit, namesIn]);

  return <SpeakingContext value={now}>{children}</SpeakingContext>;
}

/** Names of places and resources by id, in a language. */
function useNames(): (language: Language) => ReadonlyMap<string, string> {
  const places = usePlaces().data;
  const resources = useResources().data;
  return useMemo(
    () => (language) => {
      const key = language === 'zh-CN' ? 'zh' : 'en';
      return new Map([
        ...(resources ?? []).map(({ id, name }) => [id, name[key]] as const),
        ...(places ?? []).map((place) => [place.id, place[key]] as const),
      ]);
    },
    [places, resources],
  );
}
