import { type Command } from './command.ts';

/** Whether the store works, its disk included: after a fault of the disk this is an error like everything else. */
export const ping: Command = (_request, { engine }) => {
  engine.disk.get('catalogue', Buffer.from('ping'));
  return {};
};
