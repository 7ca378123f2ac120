import i18next from 'i18next';
import { type Speaking } from '#client/explain/speaking.ts';
import { textsOf } from '#client/i18n/i18n.ts';
import { type Language } from '#client/i18n/language.ts';

/** The page's way of saying things in a language, with its real texts. */
export async function speakingIn(language: Language, rest: Partial<Speaking> = {}): Promise<Speaking> {
  const texts = i18next.createInstance();
  await texts.init({
    lng: language,
    resources: { [language]: { translation: await textsOf(language) } },
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
  return {
    say: (keys, values) => texts.t(keys, { ...values }),
    language,
    areaUnit: 'm2',
    nameOf: () => undefined,
    ...rest,
  };
}
