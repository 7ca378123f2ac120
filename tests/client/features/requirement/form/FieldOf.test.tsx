import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { type Root, createRoot } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQueryClient } from '#client/app/queries.ts';
import { SpeakingContext } from '#client/app/speakingContext.ts';
import { fieldsOf } from '#client/features/requirement/fields.ts';
import { FieldOf } from '#client/features/requirement/form/FieldOf.tsx';
import { startI18n } from '#client/i18n/i18n.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';
import { equipPage } from '#tests/client/support/page.ts';

let root: Root;

beforeAll(async () => {
  await startI18n('en');
});

beforeEach(() => {
  equipPage();
  document.body.innerHTML = '<div id="here"></div>';
  root = createRoot(document.getElementById('here') ?? document.body);
});

afterEach(async () => {
  await act(async () => {
    root.unmount();
    await Promise.resolve();
  });
});

async function showField(criterion: string, name: string, value: unknown): Promise<(value: unknown) => void> {
  const onChange = vi.fn<(value: unknown) => void>();
  const description = CATALOGUE.find(({ id }) => id === criterion)?.describe();
  const field = description && fieldsOf(description).find((one) => one.name === name);
  if (field === undefined) throw new Error(`${criterion} has no ${name}`);
  const speaking = await speakingIn('en');
  await act(async () => {
    root.render(
      <MantineProvider>
        <QueryClientProvider client={createQueryClient()}>
          <SpeakingContext value={{ speaking, chooseAreaUnit: vi.fn(), speakIn: speakingIn }}>
            <FieldOf
              criterion={criterion}
              field={field}
              label="Label"
              value={value}
              error="Wrong"
              onChange={onChange}
            />
          </SpeakingContext>
        </QueryClientProvider>
      </MantineProvider>,
    );
    await Promise.resolve();
  });
  return onChange;
}

async function type(input: HTMLInputElement, text: string): Promise<void> {
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await Promise.resolve();
  });
}

function input(): HTMLInputElement {
  const found = document.querySelector('input');
  if (found === null) throw new Error('There is no input');
  return found;
}

describe('a field', () => {
  it('of a rent is labelled with its unit, shows yuan and stores fen', async () => {
    const onChange = await showField('rent', 'limitFenPerM2Month', 6000);

    await type(input(), '65.5');

    expect(document.querySelector('label')?.textContent).toContain('Label (CNY/m²·month)');
    expect(onChange).toHaveBeenLastCalledWith(6550);
  });

  it('shows what is wrong beside itself and ties it to the input', async () => {
    await showField('floor-load', 'minKnPerM2', 5);

    expect(input().getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(input().getAttribute('aria-describedby') ?? '')?.textContent).toContain('Wrong');
  });

  it('of a list offers every choice in words and takes the parameter out when none is left', async () => {
    const onChange = await showField('tenure', 'anyOf', ['lease']);

    await act(async () => {
      document.querySelector<HTMLInputElement>('input[value="lease"]')?.click();
      await Promise.resolve();
    });

    expect(document.body.textContent).toContain('Purchase');
    expect(onChange).toHaveBeenLastCalledWith(undefined);
  });

  it('of a day is a date', async () => {
    const onChange = await showField('available-from', 'latestDay', '2027-01-01');

    await type(input(), '2027-06-30');

    expect(input().type).toBe('date');
    expect(onChange).toHaveBeenLastCalledWith('2027-06-30');
  });

  it('of a wish that is taken back is left out', async () => {
    const onChange = await showField('cleanroom', 'achievable', true);

    await act(async () => {
      input().click();
      await Promise.resolve();
    });

    expect(onChange).toHaveBeenLastCalledWith(undefined);
  });
});
