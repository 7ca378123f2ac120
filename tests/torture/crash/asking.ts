import { type Bson } from '#server/store/embedded/engine/bson.ts';
import { answerDocument, commandMessage, type RawConnection } from '#tests/support/rawConnection.ts';
import { commandsOf, type Operation } from './operation.ts';
import { type Outcome } from './record.ts';

/** Asks for one command; @throws {Error} with MongoDB's code in its message where it is refused. */
export async function ask({ ask: send }: RawConnection, command: Bson): Promise<Bson> {
  const answer = answerDocument(await send(commandMessage(command)));
  if (answer['ok'] !== 1 || 'writeErrors' in answer) throw new Error(JSON.stringify(answer));
  return answer;
}

/** Asks for a command that may be refused because of what others do or because its transaction has ended. */
export async function outcomeOf(connection: RawConnection, command: Bson): Promise<Exclude<Outcome, 'sent'>> {
  try {
    await ask(connection, command);
    return 'acknowledged';
  } catch (error) {
    if (error instanceof Error && /"code":(112|251)\b/u.test(error.message)) return 'refused';
    throw error;
  }
}

/** Does all commands of an operation; the first that is refused ends it. */
export async function perform(connection: RawConnection, operation: Operation): Promise<Exclude<Outcome, 'sent'>> {
  for (const command of commandsOf(operation)) {
    if ((await outcomeOf(connection, command)) === 'refused') return 'refused';
  }
  return 'acknowledged';
}
