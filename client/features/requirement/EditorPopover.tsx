import { Popover } from '@mantine/core';
import { type ReactElement, type ReactNode } from 'react';

interface Props {
  readonly isOpen: boolean;
  readonly onChange: (isOpen: boolean) => void;
  /** Names the editor for those who do not see it. */
  readonly label: string;
  readonly target: ReactElement;
  readonly width?: number;
  readonly children: ReactNode;
}

/** An editor that opens below its button, holds the focus while it is open and gives it back. */
export function EditorPopover({ isOpen, onChange, label, target, width = 320, children }: Props): ReactElement {
  return (
    <Popover
      opened={isOpen}
      onChange={onChange}
      position="bottom-start"
      width={width}
      shadow="md"
      trapFocus
      returnFocus
      transitionProps={{ duration: 120 }}
      middlewares={{ flip: true, shift: { padding: 8 }, size: { padding: 12 } }}
    >
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown
        aria-label={label}
        style={{ overflowY: 'auto', padding: '1rem', maxWidth: 'calc(100vw - 1rem)' }}
      >
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
