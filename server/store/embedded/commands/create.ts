import { CommandFailure } from '../engine/commandFailure.ts';
import { type Command, namespaceOf } from './command.ts';

/** Makes an empty collection; one that exists already is left as it is. */
export const create: Command = (request, { engine }) => {
  const unsupported = UNSUPPORTED.filter((option) => Boolean(request.body[option]));
  if (unsupported.length > 0)
    throw new CommandFailure(
      'CommandNotSupported',
      `The embedded store has no collections with: ${unsupported.join(', ')}.`,
    );
  engine.transaction(() => engine.ensure(namespaceOf(request)));
  return {};
};

const UNSUPPORTED = ['capped', 'timeseries', 'viewOn', 'validator', 'clusteredIndex', 'encryptedFields', 'collation'];
