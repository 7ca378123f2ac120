/** Redraws the pins of a map; whoever had one in focus keeps it, or the pin that now shows its best space. */
export function keepFocus(container: HTMLElement, redraw: () => void): void {
  const focused = document.activeElement;
  const before = focused instanceof HTMLElement && container.contains(focused) ? focused.dataset : {};
  const key = before['pin'];
  const bestId = before['bestId'];
  redraw();
  if (key === undefined) return;
  const pins = [...container.querySelectorAll<HTMLElement>('[data-pin]')];
  const next =
    pins.find(({ dataset }) => dataset['pin'] === key) ?? pins.find(({ dataset }) => dataset['bestId'] === bestId);
  (next ?? container).focus();
}
