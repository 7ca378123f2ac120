import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Me, UserLanguage } from '#shared/me.ts';
import { editMe } from '#shared/meEndpoints.ts';
import { call } from '#client/app/api.ts';
import { ApiProblem } from '#client/app/apiProblem.ts';
import { readMe, updateMe } from '#client/app/session.ts';
import { Clashes } from '#client/ui/Clashes.tsx';
import { useWriting } from '#client/ui/useWriting.ts';
import { FormProblem } from './FormProblem.tsx';
import styles from './Account.module.css';

type Profile = Pick<Me, 'name' | 'language'>;

/** What the languages call themselves. */
const LANGUAGES: readonly { readonly value: Me['language']; readonly label: string }[] = [
  { value: 'zh-CN', label: '中文' },
  { value: 'en', label: 'English' },
];

/** Name, and the language of mail. */
export function ProfileSection({ me }: { readonly me: Me }): ReactElement {
  const { t } = useTranslation();
  const { shown, write, saved, isChanged, ...clashing } = useWriting<Profile>({ name: me.name, language: me.language });
  const saving = useSaving(me, saved);
  return (
    <section className={styles['section']}>
      <h3>{t('account.profile')}</h3>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate(shown);
        }}
      >
        <TextInput
          label={t('account.name')}
          autoComplete="name"
          required
          maxLength={80}
          value={shown.name}
          onChange={({ currentTarget }) => {
            write({ name: currentTarget.value });
          }}
        />
        <NativeSelect
          label={t('account.language')}
          value={shown.language}
          data={LANGUAGES}
          onChange={({ currentTarget }) => {
            write({ language: UserLanguage.parse(currentTarget.value) });
          }}
        />
        <Clashes
          {...clashing}
          fieldName={(field) => t(`account.${field}`)}
          valueText={(_field, value) => LANGUAGES.find((language) => language.value === value)?.label}
        />
        <FormProblem problem={saving.error} />
        <div className={styles['buttons']}>
          <Button type="submit" loading={saving.isPending} disabled={!isChanged || clashing.clashes.length > 0}>
            {t('account.save')}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** Saves over what is on the screen; where another window was quicker, that is read, and what was typed stays. */
function useSaving({ revision }: Me, onSaved: (sent: Profile) => void) {
  return useMutation({
    mutationFn: ({ name, language }: Profile) =>
      call(editMe, { headers: { 'if-match': `"${revision}"` }, body: { name: name.trim(), language } }),
    onSuccess(me, sent) {
      updateMe(me);
      onSaved(sent);
    },
    async onError(problem) {
      if (problem instanceof ApiProblem && problem.code === 'revision-overtaken') await readMe();
    },
  });
}
