import { describe, expect, it } from 'vitest';
import { Failure } from '#shared/failure.ts';
import { seedCommand } from '#server/cli/seedCommand.ts';

describe('the command that loads the seed', () => {
  it('tells every fault of a policy that is refused, by its file and path', async () => {
    const errors = [
      { path: 'policies/a.json: places.0', message: 'There is no place atlantis' },
      { path: 'policies/b.json: validTo', message: 'Is before validFrom, 2025-01-01' },
    ];
    const said = { out: '', err: '' };

    const code = await seedCommand(
      { demo: false, removeDemo: false },
      {
        seeding: {
          reload: () => Promise.reject(new Failure('invalid-request', { detail: 'The policies are refused:', errors })),
          removeDemo: () => Promise.resolve({ spaces: 0, resources: 0 }),
          loadIfEmpty: () => Promise.resolve(undefined),
          isLoaded: () => Promise.resolve(true),
        },
        terminal: {
          print: (line) => (said.out += `${line}\n`),
          complain: (line) => (said.err += `${line}\n`),
          readInput: () => Promise.resolve(''),
        },
      },
    );

    expect({ code, ...said }).toEqual({
      code: 1,
      out: '',
      err: 'The policies are refused:\n  policies/a.json: places.0: There is no place atlantis\n  policies/b.json: validTo: Is before validFrom, 2025-01-01\n',
    });
  });
});
