import { type Capsule } from '#shared/capsule.ts';
import { type Failure } from '#shared/failure.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type AnswerOptions } from '../features/matches/service.ts';
import { type StoreSettings } from '../store/connect.ts';

/** What a thread is started with: it opens the store itself, and sees what is written as the main thread does. */
export interface EngineOrders {
  readonly store: StoreSettings;
  readonly demo: boolean;
}

/** A question to the thread, at a moment that is its present. */
export type EngineQuestion = { readonly now: Date } & (
  | { readonly kind: 'answer'; readonly requirement: OpenRequirement; readonly options: AnswerOptions }
  | { readonly kind: 'replay'; readonly capsule: Capsule }
);

/** What a thread says to a question. */
export type EngineReply =
  { readonly value: unknown } | { readonly failure: Pick<Failure, 'code' | 'details'> } | { readonly fault: string };

/** A question as it is sent, and its reply: several may be under way. */
export interface NumberedQuestion {
  readonly number: number;
  readonly question: EngineQuestion;
}
export interface NumberedReply {
  readonly number: number;
  readonly reply: EngineReply;
}
