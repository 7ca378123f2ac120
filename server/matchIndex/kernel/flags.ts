import { MIXED, NOT_JUDGED, UNKNOWN, UNMET } from '../bounds.ts';

/** What a verdict is as a flag of a bucket: bits that say that it is unmet, not known, judged space by space, or not judged yet. */
export const FLAG_BY_VERDICT = new Uint8Array(MIXED + 1);
FLAG_BY_VERDICT[UNMET] = 1;
FLAG_BY_VERDICT[UNKNOWN] = 2;
FLAG_BY_VERDICT[MIXED] = 4;
FLAG_BY_VERDICT[NOT_JUDGED] = 8;
