import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiToken, getApiTokenHistory } from '#shared/apiTokenEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { dayText } from '#client/explain/day.ts';
import { momentText } from '#client/explain/moment.ts';
import { HistoryOf } from '#client/ui/HistoryOf.tsx';

/** Who made a token that may what, and who revoked it. */
export function ApiTokenHistory({ token: { id, name, revokedAt } }: { readonly token: ApiToken }): ReactElement {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const scopeText = (scope: unknown): string =>
    t(`organisation.tokens.scopes.${String(scope)}`, { nsSeparator: false });
  return (
    <HistoryOf
      of={{ kind: 'api-token', id, version: revokedAt ?? '' }}
      name={name}
      load={(signal) => call(getApiTokenHistory, { params: { id } }, signal)}
      fields={{
        name: t('organisation.tokens.name'),
        scopes: t('organisation.tokens.mayDo'),
        expiresOn: t('organisation.tokens.expiresOn'),
        revokedAt: t('organisation.tokens.revokedOn'),
      }}
      valueText={(path, value) => {
        if (Array.isArray(value)) return value.map(scopeText).join(' · ');
        if (typeof value !== 'string') return undefined;
        if (path === 'expiresOn') return dayText(value, language);
        return path === 'revokedAt' ? momentText(value, language) : undefined;
      }}
    />
  );
}
