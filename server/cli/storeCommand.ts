import { offerStore } from '../store/connect.ts';
import { type RunningServer } from './command.ts';
import { UsageFault, type Terminal } from './terminal.ts';

/** As given on the command line. */
export interface StoreArguments {
  readonly dataDir: string;
  readonly port?: string | undefined;
  readonly standalone: boolean;
}

/** Serves the store to tools and says where. */
export async function storeCommand(
  { dataDir, port = DEFAULT_PORT, standalone }: StoreArguments,
  terminal: Terminal,
): Promise<RunningServer> {
  const { uri, ...running } = await offerStore(dataDir, { port: portOf(port), standalone });
  terminal.print(`The store in ${dataDir} is at ${uri}`);
  return running;
}

/** That of MongoDB. */
const DEFAULT_PORT = '27017';

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/u.test(text) && port <= 65_535) return port;
  throw new UsageFault('--port: Expected a number from 0 to 65535.');
}
