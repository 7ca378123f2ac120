/** Whether a media type is JSON: one value, not a line of them each. */
export function isJson(mediaType: string | null | undefined): boolean {
  return /^application\/(?:[\w-]+\+)?json\b/u.test(mediaType ?? '');
}
