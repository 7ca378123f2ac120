import { useParks } from '#client/app/queries.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { placeNames } from '#client/explain/placeNames.ts';
import { type ChangeNames } from '#client/ui/ChangeList.tsx';

/** What the fields of an organisation are called in its history, and what they say. */
export function useOrganisationNames(): Required<ChangeNames> {
  const speaking = useSpeaking();
  const { say, language } = speaking;
  const parks = useParks().data ?? [];
  const parkName = (id: unknown): string =>
    parks.find((park) => park.id === id)?.name[language === 'zh-CN' ? 'zh' : 'en'] ?? String(id);
  const meanings: Readonly<Record<string, (value: unknown) => string>> = {
    kind: (kind) => say(`account.kinds.${String(kind)}`),
    state: (state) => say(`organisation.states.${String(state)}`),
    parkIds: (ids) => (Array.isArray(ids) ? ids.map(parkName).join(say('criteria.joint')) : ''),
    placeIds: (ids) => (Array.isArray(ids) ? placeNames(ids.map(String), speaking) : ''),
  };
  return {
    fieldName: (path) => say([`organisation.fields.${path}`], { defaultValue: path }),
    valueText(path, value) {
      const text = value === undefined ? '' : meanings[path]?.(value);
      return text === '' ? undefined : text;
    },
  };
}
