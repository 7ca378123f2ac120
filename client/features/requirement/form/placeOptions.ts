import { useMemo } from 'react';
import { usePlaces } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';

/** Places to choose from: each city with its districts. */
export interface PlaceGroup {
  readonly group: string;
  readonly items: { readonly value: string; readonly label: string }[];
}

/** Cities and districts by name, each district under its city. */
export function usePlaceOptions(): PlaceGroup[] {
  const { language } = useSpeaking();
  const places = usePlaces().data;
  return useMemo(() => {
    const name = language === 'zh-CN' ? 'zh' : 'en';
    const cities = (places ?? []).filter(({ level }) => level === 'city');
    return cities.map((city) => ({
      group: city[name],
      items: [city, ...(places ?? []).filter(({ parent }) => parent === city.id)].map((place) => ({
        value: place.id,
        label: place[name],
      })),
    }));
  }, [places, language]);
}
