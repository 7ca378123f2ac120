import { type KeyboardEvent, useState } from 'react';

/** A list of which one row at a time is in the order of tabbing, and in which keys move from row to row. */
export interface Roving {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** Properties of the row's button. */
  readonly rowProps: (id: string) => {
    readonly tabIndex: 0 | -1;
    readonly 'data-row': string;
    readonly onFocus: () => void;
  };
}

/** Where each key goes from row `at` of `count`. */
const GOES: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at) => at + 1,
  j: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  k: (at) => at - 1,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** Moves the focus along the rows by arrow keys, j and k, Home and End; the row last focused or selected is the one to tab to. */
export function useRoving(ids: readonly string[], selectedId: string | null): Roving {
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const current = [focusedId, selectedId].find((id) => id !== null && ids.includes(id)) ?? ids[0];
  return {
    onKeyDown(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const go = GOES[event.key];
      if (go === undefined || current === undefined) return;
      event.preventDefault();
      const next = ids[Math.min(ids.length - 1, Math.max(0, go(ids.indexOf(current), ids.length)))];
      if (next !== undefined) rowOf(event.currentTarget, next)?.focus();
    },
    rowProps: (id) => ({
      tabIndex: id === current ? 0 : -1,
      'data-row': id,
      onFocus: () => {
        setFocusedId(id);
      },
    }),
  };
}

/** The button of a row. */
export function rowOf(list: HTMLElement, id: string): HTMLElement | null {
  return list.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
}
