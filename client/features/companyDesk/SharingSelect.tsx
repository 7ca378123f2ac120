import { Select } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Sharing } from '#shared/savedRequirement.ts';

interface Props {
  readonly value: Sharing;
  readonly onChange: (value: Sharing) => void;
}

/** What operators may see of a requirement, with what that means. */
export function SharingSelect({ value, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <Select
      label={t('companyDesk.sharing')}
      description={t(`companyDesk.sharingHints.${value}`)}
      data={Sharing.options.map((one) => ({ value: one, label: t(`companyDesk.sharings.${one}`) }))}
      value={value}
      allowDeselect={false}
      onChange={(chosen) => {
        onChange(Sharing.catch(value).parse(chosen));
      }}
    />
  );
}
