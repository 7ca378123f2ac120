import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListingReport, getListingReportHistory } from '#shared/listingReport.ts';
import { call } from '#client/app/api.ts';
import { HistoryOf } from '#client/ui/HistoryOf.tsx';

/** When something was reported, and who answered it how. */
export function ReportHistory({ report }: { readonly report: ListingReport }): ReactElement {
  const { t } = useTranslation();
  const { id, revision, spaceId } = report;
  const groups: Readonly<Record<string, string>> = { kind: 'operator.reportKinds', state: 'operator.reportStates' };
  return (
    <HistoryOf
      of={{ kind: 'listing-report', id, version: revision }}
      name={spaceId}
      load={(signal) => call(getListingReportHistory, { params: { id } }, signal)}
      fields={{
        kind: t('operator.reportFields.kind'),
        text: t('operator.reportFields.text'),
        state: t('operator.reportFields.state'),
        answer: t('operator.answer'),
      }}
      valueText={(path, value) => {
        const group = groups[path];
        return group === undefined || typeof value !== 'string' ? undefined : t(`${group}.${value}`);
      }}
    />
  );
}
