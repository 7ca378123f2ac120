import { z } from 'zod';
import { DraftCases } from '#shared/policy/draft.ts';
import { type Written } from './draftHistory.ts';

const DraftText = z.union([
  z.strictObject({ document: z.record(z.string(), z.unknown()), cases: DraftCases }),
  z.record(z.string(), z.unknown()).transform((document) => ({ document, cases: [] })),
]);

/** What a file or the tab of plain JSON holds: a document with its cases, or a policy by itself; undefined where it is neither. */
export function writtenInFile(text: string): { document: Record<string, unknown>; cases: DraftCases } | undefined {
  try {
    return DraftText.safeParse(JSON.parse(text)).data;
  } catch {
    // Not JSON: whoever chose the file is told so.
    return undefined;
  }
}

/** What is written, as a file holds it. */
export function fileOf({ document, cases }: Written): string {
  return JSON.stringify({ document, cases }, null, 2);
}
