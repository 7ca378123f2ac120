import { type ReactElement } from 'react';
import { type CostLine } from '#shared/occupancyCost.ts';

/** The marks of each line on its ground; rent, the largest as a rule, is plain. */
const MARKS: Readonly<Record<Exclude<CostLine, 'rent'>, ReactElement>> = {
  management: <path d="M-1 7 L7 -1 M2 10 L10 2" stroke="var(--pf-bar)" strokeWidth="2" />,
  deposit: <path d="M0 2 H8 M0 6 H8" stroke="var(--pf-quiet)" strokeWidth="1" />,
  fitOut: <path d="M0 0 L8 8 M8 0 L0 8" stroke="var(--pf-unmet)" strokeWidth="1.25" />,
  utilities: <circle cx="4" cy="4" r="1.6" fill="var(--pf-ink)" />,
  incentives: <path d="M2 0 V8 M6 0 V8" stroke="var(--pf-met)" strokeWidth="2" />,
};

const SIZE = 8;

/** The patterns of the lines of an account; `prefix` keeps those of several charts apart. */
export function CostPatterns({ prefix }: { readonly prefix: string }): ReactElement {
  return (
    <defs>
      {Object.entries(MARKS).map(([line, mark]) => (
        <pattern key={line} id={`${prefix}-${line}`} width={SIZE} height={SIZE} patternUnits="userSpaceOnUse">
          <rect width={SIZE} height={SIZE} fill="var(--pf-surface)" />
          {mark}
        </pattern>
      ))}
    </defs>
  );
}

/** The fill of a line. */
export function fillOf(line: CostLine, prefix: string): string {
  return line === 'rent' ? 'var(--pf-bar)' : `url(#${prefix}-${line})`;
}
