import { createContext, use } from 'react';
import { type EditedRequirement } from './edited.ts';

/** The requirement that the page edits, and what may be done with it. */
export interface RequirementEditing {
  readonly requirement: EditedRequirement;
  /** Makes an edit; edits in a row `about` the same are one step for undo. */
  readonly change: (next: EditedRequirement, about?: string) => void;
  readonly undo: () => void;
  readonly mayUndo: boolean;
  /** What the last edit was about, where it said so. */
  readonly lastAbout: string | undefined;
  /** The page was opened by a link whose requirement cannot be read, and nothing has been edited since. */
  readonly isLinkDamaged: boolean;
  /** Whether matches are being shown: from the first search on, they follow every edit. */
  readonly searched: boolean;
  readonly search: () => void;
  /** Back to the choice of a sector; may be undone. */
  readonly startOver: () => void;
}

export const EditingContext = createContext<RequirementEditing | null>(null);

/** The requirement being edited. */
export function useEditing(): RequirementEditing {
  const editing = use(EditingContext);
  if (editing === null) throw new Error('useEditing is used outside of EditingProvider');
  return editing;
}
