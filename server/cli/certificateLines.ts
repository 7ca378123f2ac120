import { type Certificate, type NamedSpace, type Question, type WeightRange } from '#shared/certificate.ts';

/** How firmly a ranking stands, as lines of text for a terminal: without the questions. */
export function certificateLines({
  weightRanges,
  acceptability,
  leaveOneOut,
  worsening,
  dominated,
}: Certificate): string[] {
  const changing = leaveOneOut.filter(({ changes, changesVerdict }) => changes || changesVerdict);
  return [
    ...weightRanges.map(rangeLine),
    ...acceptability.spaces.map(
      ({ space, first, topThree }) =>
        `${spaceText(space)}: first in ${percent(first)} of ${acceptability.draws} random weightings, among the first three in ${percent(topThree)}`,
    ),
    ...changing.map(
      ({ criterion, first, verdict }) =>
        `without ${criterion}: ${first === undefined ? 'none' : `${spaceText(first)} first (${verdict ?? ''})`}`,
    ),
    ...worsening.first
      .filter(({ rank }) => rank > 1)
      .map(({ criterion, rank }) => `with nothing of ${criterion} the first place falls to ${rank}`),
    ...(worsening.raised > 0
      ? [`NOT TO BE TRUSTED: ${worsening.raised} of ${worsening.checked} worsenings raised a space`]
      : []),
    ...dominated.map(
      ({ space, by }) => `${spaceText(space)}: no weights put it before ${by.map(spaceText).join(', ')}`,
    ),
  ];
}

/** One question in a line. */
export function questionLine({ criterion, facts, park, places, count, spaces }: Question): string {
  const what = facts.length === 0 ? criterion : `${criterion} (${facts.join(', ')})`;
  const others = count > spaces.length ? ` and ${count - spaces.length} more` : '';
  const moved = places === 1 ? '1 place' : `${places} places`;
  return `${park.name.en}: ${what} of ${spaces.map(({ space }) => spaceText(space)).join(', ')}${others}: up to ${moved}`;
}

function rangeLine({ criterion, weight, from, to }: WeightRange): string {
  const opening = from.holds ? '[' : '(';
  const closing = to.holds ? ']' : ')';
  const beyond = [
    ...(from.then === undefined ? [] : [`below it ${spaceText(from.then)}`]),
    ...(to.then === undefined ? [] : [`above it ${spaceText(to.then)}`]),
  ];
  const range = `${opening}${figure(from.weight)}, ${figure(to.weight)}${closing}`;
  return [`${criterion}: weight ${figure(weight)}, first in ${range}`, ...beyond].join('; ');
}

function spaceText({ id, demo }: NamedSpace): string {
  return `${id}${demo ? ' (demo)' : ''}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function figure(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 3 });
}
