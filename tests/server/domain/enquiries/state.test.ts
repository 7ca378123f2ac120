import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EnquiryPartState } from '#shared/enquiry.ts';
import { type EnquiryAction, SIDE_OF, TRANSITIONS, stateAfter } from '#server/domain/enquiries/state.ts';

const ACTIONS: readonly EnquiryAction[] = ['see', 'answer', 'decline', 'write', 'withdraw'];

/** Every state through which a part goes by some actions; those that are forbidden change nothing. */
function through(actions: readonly EnquiryAction[]): EnquiryPartState[] {
  const states: EnquiryPartState[] = ['sent'];
  for (const action of actions) states.push(stateAfter(states.at(-1) ?? 'sent', action) ?? states.at(-1) ?? 'sent');
  return states;
}

const someActions = fc.array(fc.constantFrom(...ACTIONS), { maxLength: 12 });

describe('the states of a part of an enquiry', () => {
  it.each<[EnquiryPartState, EnquiryAction, EnquiryPartState | undefined]>([
    ['sent', 'see', 'seen'],
    ['sent', 'answer', 'answered'],
    ['seen', 'see', undefined],
    ['seen', 'decline', 'declined'],
    ['answered', 'see', undefined],
    ['answered', 'answer', 'answered'],
    ['answered', 'write', 'answered'],
    ['declined', 'answer', undefined],
    ['declined', 'write', undefined],
    ['declined', 'withdraw', 'withdrawn'],
    ['withdrawn', 'answer', undefined],
    ['withdrawn', 'withdraw', undefined],
  ])('from %s by %s is %s', (state, action, after) => {
    expect(stateAfter(state, action)).toBe(after);
  });

  it('never leave what was withdrawn', () => {
    fc.assert(
      fc.property(someActions, someActions, (before, after) => {
        const states = through([...before, 'withdraw', ...after]);

        expect(new Set(states.slice(before.length + 1))).toEqual(new Set(['withdrawn']));
      }),
    );
  });

  it('let the company take back whatever is not withdrawn yet', () => {
    expect(EnquiryPartState.options.filter((state) => stateAfter(state, 'withdraw') === undefined)).toEqual([
      'withdrawn',
    ]);
  });

  it('are never changed by what the company writes', () => {
    expect(EnquiryPartState.options.every((state) => [state, undefined].includes(stateAfter(state, 'write')))).toBe(
      true,
    );
  });

  it('are seen, answered and declined by nobody but the operator', () => {
    const byCompany = ACTIONS.filter((action) => SIDE_OF[action] === 'company');
    const reached = new Set(
      EnquiryPartState.options.flatMap((state) =>
        byCompany.flatMap((action) => TRANSITIONS[state][action] ?? []).filter((after) => after !== state),
      ),
    );

    expect(reached).toEqual(new Set(['withdrawn']));
  });
});
