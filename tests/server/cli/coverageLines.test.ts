import { describe, expect, it } from 'vitest';
import { coverageCommand } from '#server/cli/coverageCommand.ts';
import { coverageLines } from '#server/cli/coverageLines.ts';

const policy = {
  id: 'pingshan',
  title: { zh: '措施', en: 'Measures' },
  clauses: 3,
  awards: 2,
  byConfidence: { A: 1, B: 2, C: 0 },
  validity: 'in-part',
  readOnNotRecorded: 3,
  notFound: [{ text: { zh: '有效期', en: 'validity' } }, { clause: 'grant', text: { zh: '上限', en: 'cap' } }],
} as const;
const place = { id: 'sz-pingshan', zh: '坪山区', en: 'Pingshan', level: 'district', policies: [policy] } as const;
const bare = { id: 'sz-dapeng', zh: '大鹏新区', en: 'Dapeng', level: 'district', policies: [] } as const;

describe('the lines of coverage', () => {
  it('are a table, what was not found, and the places without a policy', () => {
    expect(coverageLines([place, bare])).toEqual([
      'place            policy    clauses  awards  A  B  C  validity      verified',
      '坪山区 Pingshan  pingshan        3       2  1  2  0  one end only  not recorded',
      '',
      '1 policies with 3 clauses in 1 of 2 places.',
      'Confidence: A read on a government site, B its text or a news report of it, C one weak page.',
      '',
      'Not found:',
      '  坪山区 Pingshan, pingshan: validity; grant: cap',
      '',
      'Places without a policy of their own: 大鹏新区 Dapeng.',
    ]);
  });

  it('name a place once, and say when clauses were read', () => {
    const read = { ...policy, id: 'other', readOn: { first: '2026-11-01', last: '2026-11-20' }, readOnNotRecorded: 1 };
    const [, first, second] = coverageLines([{ ...place, policies: [policy, read] }]);

    expect(first).toMatch(/^坪山区 Pingshan /u);
    expect(second).toMatch(/^ +other .* 2026-11-01 to 2026-11-20, of 1 clauses not recorded$/u);
  });
});

describe('the command of coverage', () => {
  it('tells what ships without opening a store', async () => {
    const lines: string[] = [];
    const code = await coverageCommand(['--shipped'], {
      env: {},
      terminal: { print: (line) => lines.push(line), complain: () => undefined, readInput: () => Promise.resolve('') },
      serve: () => Promise.resolve(),
      beforeStop: () => undefined,
    });

    expect(code).toBe(0);
    expect(lines).toContain('25 policies with 99 clauses in 18 of 31 places.');
  });
});
