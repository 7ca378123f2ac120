import { describe, expect, it } from 'vitest';
import { sumOf, tallyOf } from './tally.ts';

const file = (status: string, ...tests: readonly (readonly [string, string])[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map(([fullName, testStatus]) => ({ fullName, status: testStatus })),
});

describe('the tally of a test run', () => {
  it('counts passed and failed tests', () => {
    const report = {
      testResults: [file('failed', ['one', 'passed'], ['two', 'failed']), file('passed', ['three', 'passed'])],
    };

    expect(tallyOf(report)).toEqual({ passed: 2, failed: 1, notes: [] });
  });

  it('counts a file that could not be run as one failure', () => {
    expect(tallyOf({ testResults: [file('failed')] })).toEqual({
      passed: 0,
      failed: 1,
      notes: ['could not be run: a.test.ts'],
    });
  });

  it('prints a skip that says why, and counts one that does not as failed', () => {
    const report = {
      testResults: [file('passed', ['works (skipped: needs two machines)', 'skipped'], ['works', 'pending'])],
    };

    expect(tallyOf(report)).toEqual({
      passed: 0,
      failed: 1,
      notes: [
        'skipped: works (skipped: needs two machines)',
        'skipped: works',
        'skipped without a reason, so counted as failed: works',
      ],
    });
  });

  it('adds up', () => {
    expect(
      sumOf([
        { passed: 1, failed: 0, notes: ['a'] },
        { passed: 2, failed: 3, notes: ['b'] },
      ]),
    ).toEqual({
      passed: 3,
      failed: 3,
      notes: ['a', 'b'],
    });
  });
});
