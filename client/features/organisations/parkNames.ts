import { useParks } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';

/** Gives the name of a park in the language of the page; its id until the parks have come. */
export function useParkName(): (parkId: string) => string {
  const { language } = useSpeaking();
  const parks = useParks();
  const nameById = new Map(parks.data?.map(({ id, name }) => [id, language === 'en' ? name.en : name.zh]));
  return (parkId) => nameById.get(parkId) ?? parkId;
}
