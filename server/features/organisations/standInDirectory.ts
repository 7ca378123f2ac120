import { type Directory } from './directory.ts';

/** Knows nobody. */
export const NO_DIRECTORY: Directory = {
  operatorsOf: () => Promise.resolve([]),
  peopleOf: () => Promise.resolve([]),
  nameOf: () => Promise.resolve(undefined),
  personNameOf: () => Promise.resolve(undefined),
};
