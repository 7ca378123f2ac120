import { type ReverseAnswer } from '../features/matches/service.ts';
import { type ShownFit, type ShownNearFit } from '../features/matches/reverse.ts';
import { type Entry } from '../domain/matching/reverse.ts';
import { findingLines } from './answerLines.ts';
import { figure, scoreText, valueText } from './figures.ts';

/** Which standing requirements a space fits, as lines of text for a terminal. */
export function reverseLines(answer: ReverseAnswer): string[] {
  const { space, park, standing, met, unconfirmed, fits, nearFits, entries } = answer;
  return [
    `Judged as of ${answer.asOf}, engine ${answer.engineVersion}, data ${answer.dataVersion}.`,
    `${space.id}${space.demo ? ' (demo)' : ''}, ${park.name.en}: ${standing} standing requirements, ${met} met, ${unconfirmed} unconfirmed.`,
    ...section('Among the first ten of', entries.map(entryLine)),
    ...section('Fits', fits.flatMap(fitLines)),
    ...section('Nearly fits', nearFits.map(nearFitLine)),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function entryLine({ id, place, verdict, score }: Entry): string {
  return `${id}: #${place}, ${verdict}, ${scoreText(score)}`;
}

function fitLines({ id, verdict, score, completeness, place, findings }: ShownFit): string[] {
  const rank = place === undefined ? '' : `, #${place}`;
  const known = `${Math.round(completeness * 100)} % known`;
  return [`${id}: ${verdict}, ${scoreText(score)}, ${known}${rank}`, ...findingLines(findings)];
}

function nearFitLine({ id, score, changes, change }: ShownNearFit): string {
  const needed = changes.map(({ criterion, from, to }) => `${criterion} ${valueText(from)} → ${valueText(to)}`);
  return `${id}, ${scoreText(score)}: ${needed.join('; ')} (change ${figure(change)})`;
}
