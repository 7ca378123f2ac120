import { type Writing, useWriting } from '#client/ui/useWriting.ts';
import { type DraftListing } from './draftListing.ts';

/** What is being written of a space over what is said of it now, each fact by itself. */
export interface Draft extends Pick<Writing<DraftListing>, 'clashes' | 'takeTheirs' | 'keepMine'> {
  readonly draft: DraftListing;
  /** Of facts only those that are to change. */
  readonly change: (part: Partial<DraftListing>) => void;
  /** Says that the draft has been saved as it is. */
  readonly saved: () => void;
}

/** Keeps it, whatever becomes of the space meanwhile. */
export function useDraft({ facts, ...texts }: DraftListing): Draft {
  const said = useWriting(texts);
  const known = useWriting(facts);
  return {
    draft: { ...said.shown, facts: known.shown },
    change({ facts: part, ...rest }) {
      said.write(rest);
      if (part !== undefined) known.write(part);
    },
    clashes: [...said.clashes, ...known.clashes],
    takeTheirs() {
      said.takeTheirs();
      known.takeTheirs();
    },
    keepMine() {
      said.keepMine();
      known.keepMine();
    },
    saved() {
      said.saved(said.shown);
      known.saved(known.shown);
    },
  };
}
