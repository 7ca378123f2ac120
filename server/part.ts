import { type Router } from 'express';
import { type Connection } from 'mongoose';
import { type Endpoint } from '#shared/endpoint.ts';
import { type JobCounts } from '#shared/operationEndpoints.ts';
import { type Park } from '#shared/park.ts';
import { type Place } from '#shared/place.ts';
import { type Doing } from './domain/access/caller.ts';
import { type Audit } from './features/audit/audit.ts';
import { type Mail, type OneTimeLinks } from './features/mail/letter.ts';
import { type Mailing } from './features/mail/message.ts';
import { type MatchDesk } from './features/matches/desk.ts';
import { type RestoreBackup } from './features/setup/restoring.ts';
import { type SpaceRepository } from './features/spaces/repository.ts';
import { type Clock } from './platform/clock.ts';
import { type Secrets } from './platform/secrets/keyRing.ts';
import { type Hold } from './store/holds.ts';

/** What every part of the product with records of its users stands on. */
export interface Ground {
  readonly connection: Connection;
  readonly clock: Clock;
  /** All of it or nothing: a transaction, in which models find themselves. */
  readonly atOnce: <T>(use: () => Promise<T>) => Promise<T>;
  /** For who counts before adding, as a part of the transaction that runs. */
  readonly hold: Hold;
  /** Another random id each time. */
  readonly newId: () => string;
  /** 256 random bits as text, other ones each time. */
  readonly newSecret: () => string;
  readonly audit: Audit;
  readonly mail: Mail;
  readonly links: OneTimeLinks;
  /** How mail leaves; absent of a process that sends none, so that it waits for one that does. */
  readonly mailing?: Mailing;
  /** What this installation keeps from everybody: `named` gives a key for each purpose, the same at each start. */
  readonly secrets: Secrets;
  readonly places: { readonly all: () => Promise<Place[]> };
  readonly parks: { readonly all: () => Promise<Park[]> };
  /** The spaces as they are believed; invented ones among them, whether demo is on or not. */
  readonly spaces: Pick<SpaceRepository, 'find' | 'findAll' | 'page'>;
  /** Matching, as far as the desks need it. */
  readonly matching: MatchDesk;
  /** Whether what is invented takes part. */
  readonly demo: boolean;
  /** Puts a backup in the place of all data; absent where no server serves them. */
  readonly restoreBackup?: RestoreBackup;
  /** Takes what is invented away, as a part of the transaction that runs. */
  readonly removeDemo: () => Promise<unknown>;
  /** Tells that the data by which is matched have changed, as a part of the transaction that changes them. */
  readonly raiseDataVersion: () => Promise<unknown>;
  /** Asks that a job be run soon, once the transaction that runs is committed. */
  readonly nudge: (job: string) => void;
  /** Hears of what went wrong in the background and is mended. */
  readonly onTrouble: (reason: unknown) => void;
}

/** A part of the product that stands by itself. */
export interface Part {
  readonly endpoints: readonly Endpoint[];
  /** Serves the endpoints. */
  readonly routes: () => Router;
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
  /** What it does by itself now and then. */
  readonly jobs: readonly Job[];
  /** What it keeps about people; absent where it keeps nothing. */
  readonly personal?: Personal;
}

/** What a part keeps about people: how it shows that to them, and how it forgets it. */
export interface Personal {
  /** All that is stored about a person, by the kind of record: for the person to read. No secrets, and nothing about others. */
  readonly personalDataOf: (personId: string) => Promise<Readonly<Record<string, unknown>>>;
  /** Why a person cannot be erased as things are, one English sentence each: as the last manager of others. */
  readonly hindrances?: (personId: string) => Promise<readonly string[]>;
  /**
   * Erases what is stored about a person, as a part of the transaction that runs: records that belong to an organisation
   * stay, without the person in them. The keys of history and audit are destroyed by whoever calls it.
   */
  readonly erase: (personId: string, by: Doing) => Promise<void>;
  /** What is forgotten by itself when its time is over. */
  readonly periods?: readonly Period[];
}

/** How long personal data of a kind are kept. */
export interface Period {
  /** As `ended-sessions`; the same word in `docs/privacy.md`. */
  readonly kind: string;
  readonly keptDays: number;
  /** Forgets what came to its end before the moment and says how much that was; runs by itself, not within a transaction. */
  readonly forget: (before: Date) => Promise<number>;
}

/** Something that is done now and then, by one process at a time. */
export interface Job {
  /** As `mail`, `seal`, `retention`. */
  readonly name: string;
  readonly everyS: number;
  /** Does what is due; harmless where nothing is. Counts what it did. */
  readonly run: () => Promise<JobCounts>;
}
