/** How a score looks: the colour of its surface and of text on it. */
export interface ScoreColor {
  readonly fill: string;
  readonly text: string;
}

const DARK_TEXT = '#14181d';
const LIGHT_TEXT = '#ffffff';

/**
 * Ten steps from straw over teal to navy, low to high: lightness falls evenly (OKLCH 0.95 to 0.32), so that the order can
 * be told without seeing hues and in grey print. Text keeps a contrast of at least 4.5 on every step.
 */
const STEPS: readonly ScoreColor[] = [
  { fill: '#f7f3ac', text: DARK_TEXT },
  { fill: '#cae398', text: DARK_TEXT },
  { fill: '#97d48f', text: DARK_TEXT },
  { fill: '#5dc290', text: DARK_TEXT },
  { fill: '#00ae96', text: DARK_TEXT },
  { fill: '#009699', text: DARK_TEXT },
  { fill: '#007c97', text: LIGHT_TEXT },
  { fill: '#00618c', text: LIGHT_TEXT },
  { fill: '#114679', text: LIGHT_TEXT },
  { fill: '#212e60', text: LIGHT_TEXT },
];

/** The colours of a score of 0 to 100, a step for every ten points; what lies outside takes the nearest end. */
export function scoreColor(score: number): ScoreColor {
  const step = Math.min(STEPS.length - 1, Math.max(0, Math.floor(score / 10)));
  return STEPS[step] ?? { fill: LIGHT_TEXT, text: DARK_TEXT };
}
