import { act } from 'react';

/** Does something to the page, and waits until all that follows at once has happened. */
export async function settled(step: () => void): Promise<void> {
  await act(async () => {
    step();
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
  });
}

/** The button with that name. */
export function buttonNamed(name: string): HTMLButtonElement {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name);
  if (button === undefined) throw new Error(`There is no button ${name}`);
  return button;
}

/** Presses the button with that name. */
export async function click(name: string): Promise<void> {
  const button = buttonNamed(name);
  await settled(() => {
    button.click();
  });
}

/** Writes a text into a field, as a key press or a paste would. */
export async function type(input: HTMLInputElement, text: string): Promise<void> {
  await settled(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** The field whose label begins so. */
export function inputLabelled(label: string): HTMLInputElement {
  const found = [...document.querySelectorAll('label')].find(({ textContent }) => textContent.startsWith(label));
  const input = document.getElementById(found?.htmlFor ?? '');
  if (!(input instanceof HTMLInputElement)) throw new Error(`There is no input ${label}`);
  return input;
}
