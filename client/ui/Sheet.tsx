import { Drawer } from '@mantine/core';
import { type ReactElement, type ReactNode } from 'react';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Names the sheet for those who do not see it. */
  readonly label: string;
  /** How much of the page's height it covers. */
  readonly size: string;
  readonly children: ReactNode;
}

/** A sheet over the page from below; holds the focus while it is open and gives it back. */
export function Sheet({ isOpen, onClose, label, size, children }: Props): ReactElement {
  return (
    <Drawer.Root
      opened={isOpen}
      onClose={onClose}
      position="bottom"
      size={size}
      radius="md"
      transitionProps={{ duration: 160 }}
    >
      <Drawer.Overlay />
      <Drawer.Content aria-label={label} className="pf-paper">
        <Drawer.Body p={0}>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
