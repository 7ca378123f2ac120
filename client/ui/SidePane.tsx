import { type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { Sheet } from './Sheet.tsx';
import styles from './SidePane.module.css';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Names the pane for those who do not see it. */
  readonly label: string;
  /** Whether there is no room beside the list. */
  readonly isNarrow: boolean;
  readonly children: ReactNode;
}

/** Details: in a pane beside the list, or in a sheet over it where there is no room. Escape closes. */
export function SidePane({ isOpen, onClose, label, isNarrow, children }: Props): ReactElement | null {
  if (isNarrow) {
    return (
      <Sheet isOpen={isOpen} onClose={onClose} label={label} size="92%">
        {children}
      </Sheet>
    );
  }
  if (!isOpen) return null;
  return (
    <aside
      className={`${styles['pane'] ?? ''} pf-paper`}
      aria-label={label}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      {children}
    </aside>
  );
}
