import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Me, UserLanguage } from '#shared/me.ts';
import { editMe } from '#shared/meEndpoints.ts';
import { call } from '#client/app/api.ts';
import { updateMe } from '#client/app/session.ts';
import { FormProblem } from './FormProblem.tsx';
import styles from './Account.module.css';

/** Name, and the language of mail. */
export function ProfileSection({ me }: { readonly me: Me }): ReactElement {
  const { t } = useTranslation();
  const [name, setName] = useState(me.name);
  const [language, setLanguage] = useState(me.language);
  const saving = useMutation({
    mutationFn: () =>
      call(editMe, { headers: { 'if-match': `"${me.revision}"` }, body: { name: name.trim(), language } }),
    onSuccess: updateMe,
  });
  return (
    <section className={styles['section']}>
      <h3>{t('account.profile')}</h3>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <TextInput
          label={t('account.name')}
          autoComplete="name"
          required
          maxLength={80}
          value={name}
          onChange={({ currentTarget }) => {
            setName(currentTarget.value);
          }}
        />
        <NativeSelect
          label={t('account.language')}
          value={language}
          data={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={({ currentTarget }) => {
            setLanguage(UserLanguage.parse(currentTarget.value));
          }}
        />
        <FormProblem problem={saving.error} />
        <div className={styles['buttons']}>
          <Button type="submit" loading={saving.isPending} disabled={name === me.name && language === me.language}>
            {t('account.save')}
          </Button>
        </div>
      </form>
    </section>
  );
}
