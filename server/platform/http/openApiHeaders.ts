const ofText = (
  description: string,
  example: string,
): { description: string; schema: { type: 'string' }; example: string } => ({
  description,
  schema: { type: 'string' },
  example,
});

/** The headers of answers; the document keeps each once. */
export const HEADERS = {
  'X-Request-Id': ofText('Names the request in the log of the server.', '7b0f1f6e-4a1c-4a35-9a55-6f2f5f3b0c11'),
  RateLimit: ofText('How many requests are left of each limit, and for how many seconds.', '"address"; r=2999; t=60'),
  'RateLimit-Policy': ofText('The limits: requests within so many seconds.', '"address"; q=3000; w=60'),
  ETag: ofText('The revision; If-Match of a change names it.', '"3"'),
  'Retry-After': ofText('Seconds after which it may be tried again.', '60'),
} as const;

const OF_EVERY_ANSWER = ['X-Request-Id', 'RateLimit', 'RateLimit-Policy'] as const;

/** What every answer brings along, and what this one does besides. */
export function headersWith(...others: readonly (keyof typeof HEADERS)[]): Record<string, { readonly $ref: string }> {
  return Object.fromEntries(
    [...OF_EVERY_ANSWER, ...others].map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  );
}
