import { type FailureCode } from './failure.ts';

/** What any body may be at fault for. */
export const BODY_FAILURES = [
  'invalid-request',
  'body-not-json',
  'body-too-large',
  'media-type-not-supported',
] as const satisfies readonly FailureCode[];

/** What reading of what is not for everybody may be refused for. */
export const READ_FAILURES = [
  'invalid-request',
  'not-signed-in',
  'second-factor-missing',
  'forbidden',
  'not-found',
] as const satisfies readonly FailureCode[];

/** What writing of what is not for everybody may be refused for. */
export const WRITE_FAILURES = [
  ...BODY_FAILURES,
  'not-signed-in',
  'second-factor-missing',
  'forbidden',
  'not-found',
] as const satisfies readonly FailureCode[];

/** What changing a revision may be refused for. */
export const CHANGE_FAILURES = [...WRITE_FAILURES, 'revision-overtaken'] as const satisfies readonly FailureCode[];
