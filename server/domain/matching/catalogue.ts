import { type Criterion } from './criterion.ts';
import { fireHazardClass } from './criteria/fireHazardClass.ts';
import { floorLoad } from './criteria/floorLoad.ts';

/** Every criterion that a requirement may ask for, in the order in which findings are listed and scores are summed. */
export const CATALOGUE: readonly Criterion[] = [floorLoad, fireHazardClass];
