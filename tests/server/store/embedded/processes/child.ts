import { type ScriptProcess, startScript } from '#tests/support/scriptProcess.ts';

/** Starts a script of this folder; `within` is a command of the shell that comes first, for a limit of the system. */
export function startChild(script: 'serve' | 'join' | 'fill', args: readonly string[], within = ':'): ScriptProcess {
  return startScript({ script: `server/store/embedded/processes/${script}.ts`, args, within });
}
