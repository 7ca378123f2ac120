import { type AddressInfo } from 'node:net';
import { serverOnItsOwn } from '#server/store/embedded/commands/hello.ts';
import { okReply } from '#server/store/embedded/wire/message.ts';
import { createWireServer } from '#server/store/embedded/wire/server.ts';
import { type Server } from './server.ts';

/** A server that answers `ok: 1` to everything but a greeting, to which it says that it is the primary of a replica set. */
export async function startOkServer(): Promise<Server & { readonly close: () => Promise<void> }> {
  const { server, close } = createWireServer(({ name }, connection) => {
    if (!GREETINGS.has(name)) return Promise.resolve(okReply({}));
    const { host } = connection;
    const member = { secondary: false, setName: SET_NAME, setVersion: 1, hosts: [host], me: host, primary: host };
    return Promise.resolve(okReply({ ...serverOnItsOwn('ok', connection), ...member }));
  }, true);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { uri: `mongodb://127.0.0.1:${port}/`, setName: SET_NAME, close };
}

const GREETINGS = new Set(['hello', 'isMaster', 'ismaster']);
const SET_NAME = 'ok';
