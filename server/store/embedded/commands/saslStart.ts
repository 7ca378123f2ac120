import { timingSafeEqual } from 'node:crypto';
import { Binary } from 'bson';
import { CommandFailure } from '../engine/commandFailure.ts';
import { type Command } from './command.ts';

/** Takes the secret of a store that listens on TCP, where any user of the machine may connect. */
export const saslStart: Command = ({ body }, { connection, secret }) => {
  const { payload } = body;
  const sent = payload instanceof Binary ? Buffer.from(payload.value()) : Buffer.alloc(0);
  const password = sent.subarray(sent.lastIndexOf(0) + 1);
  const expected = Buffer.from(secret ?? '', 'utf8');
  if (expected.length === 0 || password.length !== expected.length || !timingSafeEqual(password, expected))
    throw new CommandFailure('AuthenticationFailed', 'Authentication failed.');
  connection.trusted = true;
  return { conversationId: 1, done: true, payload: new Binary(Buffer.alloc(0)) };
};
