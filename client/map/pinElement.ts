import { scoreColor } from '#client/ui/scoreRamp.ts';
import type { MapTexts } from './mapTexts.ts';
import type { Pin } from './pins.ts';

/**
 * The button that stands on the map for a pin. Colour is the score, shape the verdict, outline the stage; its name says
 * all of them. Names come from park operators, so they are set as text and never as HTML.
 */
export function pinElement(pin: Pin, texts: MapTexts): HTMLButtonElement {
  const [best] = pin.marks;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = `map-pin map-pin--${pin.kind}`;
  button.dataset['pin'] = pin.key;
  button.setAttribute('aria-label', texts.joined(phrasesOf(pin, texts)));

  Object.assign(button.dataset, {
    bestId: best.id,
    rank: String(best.rank),
    verdict: best.verdict,
    stage: commonStage(pin),
  });
  const { fill, text } = scoreColor(best.score);
  button.style.setProperty('--pin-fill', fill);
  button.style.setProperty('--pin-text', text);
  button.append(part('shape', ''), part('rank', String(best.rank)));
  if (pin.marks.every(({ demo }) => demo)) button.append(part('demo', texts.demoShort));
  if (pin.kind === 'cluster') {
    button.dataset['count'] = String(pin.marks.length);
    button.setAttribute('aria-expanded', String(pin.open));
    button.append(part('count', `×${pin.marks.length}`));
  } else {
    button.dataset['spaceId'] = best.id;
  }
  return button;
}

/** What the tooltip of a pin says, a line each. */
export function pinTooltip(pin: Pin, texts: MapTexts): HTMLElement {
  const lines = document.createElement('span');
  for (const phrase of phrasesOf(pin, texts)) {
    const line = document.createElement('span');
    line.className = 'map-tooltip__line';
    line.textContent = phrase;
    lines.append(line);
  }
  return lines;
}

function phrasesOf(pin: Pin, texts: MapTexts): readonly string[] {
  return pin.kind === 'cluster' ? texts.cluster(pin.marks) : texts.mark(pin.marks[0]);
}

/** The stage that all spaces of the pin share; `mixed` where they differ, `unknown` where it is not known. */
function commonStage({ marks: [first, ...others] }: Pin): string {
  if (!others.every(({ stage }) => stage === first.stage)) return 'mixed';
  return first.stage ?? 'unknown';
}

function part(name: string, text: string): HTMLSpanElement {
  const span = document.createElement('span');
  span.className = `map-pin__${name}`;
  span.setAttribute('aria-hidden', 'true');
  span.textContent = text;
  return span;
}
