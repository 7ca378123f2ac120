import { z } from 'zod';

/** Raised when an older Parkfit could not read the file any more. */
export const FORMAT_VERSION = 1;

/** How many documents there are, how long they are together, and the hash of their bytes one after the other in the order of `_id`. */
export const Tally = z.object({
  documents: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  sha256: z.hex(),
});
export type Tally = z.infer<typeof Tally>;

const ManifestCollection = Tally.extend({
  name: z.string().min(1),
  /** The hash of `metadata.json`. */
  metadataSha256: z.hex(),
});

/** What a backup says of itself, last of all: a file without it is not whole. */
export const Manifest = z.object({
  format: z.literal('parkfit-backup'),
  formatVersion: z.int().positive(),
  productVersion: z.string(),
  createdAt: z.iso.datetime(),
  /** The data version at the moment that the backup shows. */
  dataVersion: z.int().nonnegative(),
  collections: z.array(ManifestCollection),
});
export type Manifest = z.infer<typeof Manifest>;
