import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Say } from '#client/explain/speaking.ts';
import { type Language, remember } from './language.ts';

const LOADERS = {
  'zh-CN': () => import('./zh.ts'),
  en: () => import('./en.ts'),
} as const;

/** Starts the texts in a language; the other is loaded when it is chosen. */
export async function startI18n(language: Language): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: await textsOf(language) } },
    fallbackLng: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  show(language);
  return i18next;
}

/** Shows the page in another language and remembers that. */
export async function chooseLanguage(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  remember(language);
  show(language);
}

/** Looks up texts in a language, whatever the page's is. */
export async function sayIn(language: Language): Promise<Say> {
  await load(language);
  const t = i18next.getFixedT(language);
  return (keys, values) => t(keys, { ...values });
}

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  i18next.addResourceBundle(language, 'translation', await textsOf(language));
}

function show(language: Language): void {
  document.documentElement.lang = language;
  document.title = i18next.t('app.title');
}

/** The texts of a language as one tree, each file under its own name. */
export async function textsOf(language: Language): Promise<Record<string, object>> {
  const { texts } = await LOADERS[language]();
  return Object.fromEntries(
    Object.entries(texts).map(([path, content]) => [path.replace(/^.*\/|\.json$/gu, ''), content]),
  );
}
