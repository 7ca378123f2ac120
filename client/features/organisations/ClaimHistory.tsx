import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type ParkClaim, getParkClaimHistory } from '#shared/parkClaimEndpoints.ts';
import { call } from '#client/app/api.ts';
import { HistoryOf } from '#client/ui/HistoryOf.tsx';
import { useParkName } from './parkNames.ts';

/** Who claimed a park with what grounds, and who decided how. */
export function ClaimHistory({ claim: { id, revision, parkId } }: { readonly claim: ParkClaim }): ReactElement {
  const { t } = useTranslation();
  const parkName = useParkName();
  return (
    <HistoryOf
      of={{ kind: 'park-claim', id, version: revision }}
      name={parkName(parkId)}
      load={(signal) => call(getParkClaimHistory, { params: { id } }, signal)}
      fields={{
        grounds: t('organisation.claimGrounds'),
        state: t('organisation.fields.state'),
        reason: t('organisation.refusalReason'),
      }}
      valueText={(path, value) =>
        path === 'state' && typeof value === 'string' ? t(`organisation.claimStates.${value}`) : undefined
      }
    />
  );
}
