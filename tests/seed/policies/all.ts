import { type PolicyRows } from './rows.ts';
import { rowsOfBa2025 } from './ba-2025.ts';
import { rowsOfBj2023 } from './bj-2023.ts';
import { rowsOfCn783 } from './cn-783.ts';
import { rowsOfGm20231Synbio } from './gm-2023-1-synbio.ts';
import { rowsOfGm20234Bio } from './gm-2023-4-bio.ts';
import { rowsOfGm20243Space } from './gm-2024-3-space.ts';
import { rowsOfGz20241 } from './gz-2024-1.ts';
import { rowsOfGz2025Rules } from './gz-2025-rules.ts';
import { rowsOfHp20259 } from './hp-2025-9.ts';
import { rowsOfHz202139 } from './hz-2021-39.ts';
import { rowsOfLa2022 } from './la-2022.ts';
import { rowsOfLg2024 } from './lg-2024.ts';
import { rowsOfLh202111 } from './lh-2021-11.ts';
import { rowsOfNs2023Life } from './ns-2023-life.ts';
import { rowsOfNsha2024 } from './nsha-2024.ts';
import { rowsOfPs2024Bio } from './ps-2024-bio.ts';
import { rowsOfSh20249 } from './sh-2024-9.ts';
import { rowsOfSip20219 } from './sip-2021-9.ts';
import { rowsOfSuCity } from './su-city.ts';
import { rowsOfSz202210Bio } from './sz-2022-10-bio.ts';
import { rowsOfSz202210Device } from './sz-2022-10-device.ts';
import { rowsOfSz202210Health } from './sz-2022-10-health.ts';
import { rowsOfSz20253 } from './sz-2025-3.ts';
import { rowsOfXm2023 } from './xm-2023.ts';
import { rowsOfXm2025Chain } from './xm-2025-chain.ts';

/** The rows of all policies that ship. */
export const POLICY_ROWS: readonly PolicyRows[] = [
  rowsOfBa2025,
  rowsOfBj2023,
  rowsOfCn783,
  rowsOfGm20231Synbio,
  rowsOfGm20234Bio,
  rowsOfGm20243Space,
  rowsOfGz20241,
  rowsOfGz2025Rules,
  rowsOfHp20259,
  rowsOfHz202139,
  rowsOfLa2022,
  rowsOfLg2024,
  rowsOfLh202111,
  rowsOfNs2023Life,
  rowsOfNsha2024,
  rowsOfPs2024Bio,
  rowsOfSh20249,
  rowsOfSip20219,
  rowsOfSuCity,
  rowsOfSz202210Bio,
  rowsOfSz202210Device,
  rowsOfSz202210Health,
  rowsOfSz20253,
  rowsOfXm2023,
  rowsOfXm2025Chain,
];
