import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type z } from 'zod';
import { type AnswerPart } from '#shared/answer.ts';
import { type AwaitedEngine } from './engine.ts';
import { LIMIT } from './inTurn.ts';
import { BestReply, ExplainedReply, type Question, WholeReply } from './messages.ts';
import { type MatchBenchOptions } from './options.ts';
import { type Requirement } from './requirements.ts';

/** An index that a process of its own has loaded from a snapshot, as a server does that starts; it rests while others are asked. */
export interface StartedIndex {
  /** Closing it ends the process. */
  readonly engine: AwaitedEngine;
  /** What a whole answer with some parts takes, and the bundles in it. */
  readonly whole: (requirement: Requirement, include: readonly AnswerPart[]) => Promise<WholeReply>;
  /** What each step of explaining the best takes. */
  readonly explained: (requirement: Requirement) => Promise<ExplainedReply>;
}

/** Starts it, and waits until it can be asked. */
export async function startIndex(path: string, clock: MatchBenchOptions['clock']): Promise<StartedIndex> {
  const child = fork(fileURLToPath(new URL('indexProcess.ts', import.meta.url)), [path, clock], {
    // As a server is started, whatever this process was given.
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  const ended = once(child, 'exit');
  const heard = async (): Promise<unknown> => {
    const messages: unknown[] = await Promise.race([once(child, 'message'), ended.then(failed)]);
    return messages[0];
  };
  const ask = async <Reply extends z.ZodType>(question: Question, reply: Reply): Promise<z.output<Reply>> => {
    const reading = heard();
    child.send(question);
    return reply.parse(await reading);
  };
  await heard();
  return {
    engine: {
      name: 'index',
      best: ({ requirement }, limit) => ask({ kind: 'best', requirement, limit }, BestReply),
      async close() {
        child.disconnect();
        await ended;
      },
    },
    whole: (requirement, include) =>
      ask({ kind: 'whole', requirement, limit: LIMIT, include: [...include] }, WholeReply),
    explained: (requirement) => ask({ kind: 'explained', requirement, limit: LIMIT }, ExplainedReply),
  };
}

function failed(): never {
  throw new Error('The process of the index has ended.');
}
