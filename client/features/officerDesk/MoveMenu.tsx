import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowsRightLeft } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { columnOf } from './columns.ts';
import { leadName } from './leadText.ts';
import { type Movable, type Moving } from './useMoving.ts';

interface Props {
  readonly lead: Movable & { readonly isAnonymous: boolean };
  readonly move: Moving['move'];
}

/** Where a lead may go, as a menu: for who does not drag. */
export function MoveMenu({ lead, move }: Props): ReactElement {
  const { t } = useTranslation();
  const speaking = useSpeaking();
  const name = t('officer.moveNamed', { name: leadName(lead, speaking) });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="md" aria-label={name} title={name}>
          <IconArrowsRightLeft size={16} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('officer.moveTo')}</Menu.Label>
        {lead.moves.map((to) => (
          <Menu.Item
            key={to}
            onClick={() => {
              move(lead, to);
            }}
          >
            {lead.rest !== undefined && to === lead.stage
              ? t('officer.resumeAt', { column: t(`officer.columns.${to}`) })
              : t(`officer.columns.${to}`)}
          </Menu.Item>
        ))}
        {lead.moves.length === 0 && <Menu.Label>{t(`officer.columns.${columnOf(lead)}`)}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}
