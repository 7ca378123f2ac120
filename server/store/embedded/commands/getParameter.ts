import { type Command } from './command.ts';

/** What drivers and shells ask about the version whose features may be used. */
export const getParameter: Command = () => ({ featureCompatibilityVersion: { version: '8.0' } });
