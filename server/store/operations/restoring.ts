import { type StoreSettings } from '../connect.ts';
import { type Manifest } from './archive/manifest.ts';

/** What a restore has done when it is said: the file is whole, its data are loaded beside the present ones, agree with it, and have taken their place. */
export type RestoreStep = 'checked' | 'loaded' | 'compared' | 'replaced';

/** What a restore needs. */
export interface Restoring {
  readonly file: string;
  readonly now: () => Date;
  readonly productVersion: string;
  /** Told of each step when it is done; where it throws, the step has failed. */
  readonly onStep: (step: RestoreStep) => void;
  /** Collections whose documents are not taken over; none where absent. */
  readonly without?: readonly string[];
}

/** What a restore has done. */
export interface Restored {
  readonly manifest: Manifest;
  /** Where the data are that were there before: a data folder, or a backup; absent where there were none. */
  readonly restorePoint?: string;
}

/** A checked backup on its way into the place of the present data. */
export interface Replacing {
  readonly settings: StoreSettings;
  readonly restoring: Restoring;
  readonly manifest: Manifest;
  readonly restorePoint: string;
}
