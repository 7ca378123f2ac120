import { type Router } from 'express';
import { type Connection } from 'mongoose';
import { type Endpoint } from '#shared/endpoint.ts';
import { type Park } from '#shared/park.ts';
import { type Place } from '#shared/place.ts';
import { type Audit } from './features/audit/audit.ts';
import { type Mail, type OneTimeLinks } from './features/mail/letter.ts';
import { type MatchDesk } from './features/matches/desk.ts';
import { type SpaceRepository } from './features/spaces/repository.ts';
import { type Clock } from './platform/clock.ts';

/** What every part of the product with records of its users stands on. */
export interface Ground {
  readonly connection: Connection;
  readonly clock: Clock;
  /** All of it or nothing: a transaction, in which models find themselves. */
  readonly atOnce: <T>(use: () => Promise<T>) => Promise<T>;
  /** Another random id each time. */
  readonly newId: () => string;
  /** 256 random bits as text, other ones each time. */
  readonly newSecret: () => string;
  readonly audit: Audit;
  readonly mail: Mail;
  readonly links: OneTimeLinks;
  readonly places: { readonly all: () => Promise<Place[]> };
  readonly parks: { readonly all: () => Promise<Park[]> };
  /** The spaces as they are believed; invented ones among them, whether demo is on or not. */
  readonly spaces: Pick<SpaceRepository, 'find' | 'page'>;
  /** Matching, as far as the desks need it. */
  readonly matching: MatchDesk;
  /** Whether what is invented takes part. */
  readonly demo: boolean;
  /** Tells that the data by which is matched have changed, as a part of the transaction that changes them. */
  readonly raiseDataVersion: () => Promise<unknown>;
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
}

/** Something that is done now and then, by one process at a time. */
export interface Job {
  /** As `mail`, `seal`, `retention`. */
  readonly name: string;
  readonly everyS: number;
  /** Does what is due; harmless where nothing is. Says in a few words what it did. */
  readonly run: () => Promise<string>;
}
