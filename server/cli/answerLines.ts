import {
  type Bundle,
  type Counts,
  type GrowthPath,
  type Match,
  type NearMiss,
  type Relaxation,
} from '#shared/answer.ts';
import { type Certificate } from '#shared/certificate.ts';
import { type Finding } from '#shared/criterion.ts';
import { type Answer } from '#shared/matchEndpoints.ts';
import { certificateLines, questionLine } from './certificateLines.ts';
import { figure, scoreText, valueText } from './figures.ts';
import { textTable } from './textTable.ts';

/** An answer as lines of text for a terminal. */
export function answerLines(answer: Answer): string[] {
  const { counts, relaxations = [], nearMisses = [], results, certificate } = answer;
  return [
    `Judged as of ${answer.requirement.asOf ?? ''}, engine ${answer.engineVersion}, data ${answer.dataVersion}.`,
    ...(counts === undefined ? [] : countLines(counts)),
    ...section(results.length === 0 ? 'No space fits.' : 'Matches', matchLines(results)),
    ...section('If a must were relaxed', relaxations.flatMap(relaxationLines)),
    ...section('Near misses', nearMisses.map(nearMissLine)),
    ...setSections(answer),
    ...(certificate === undefined ? [] : certificateSections(certificate)),
  ];
}

function setSections({ bundles = [], growthPaths = [] }: Answer): string[] {
  return [
    ...section('Several spaces as one', bundles.map(bundleLine)),
    ...section('Growing by phases', growthPaths.flatMap(growthPathLines)),
  ];
}

function certificateSections(certificate: Certificate): string[] {
  return [
    ...section('How firmly the ranking stands', certificateLines(certificate)),
    ...section('What to find out next', certificate.questions.map(questionLine)),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 && title !== 'No space fits.' ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function countLines({ considered, met, unconfirmed, excluded, excludedBy, supplyByQuarter }: Counts): string[] {
  const reasons = excludedBy
    .filter(({ spaces }) => spaces > 0)
    .map(({ criterion, spaces, alone }) => `${criterion} ${spaces} (${alone} by it alone)`);
  const supply = supplyByQuarter.map(({ quarter, spaces, areaM2 }) => `${quarter} ${spaces} (${figure(areaM2)} m²)`);
  return [
    `${considered} spaces: ${met} met, ${unconfirmed} unconfirmed, ${excluded} excluded.`,
    ...(reasons.length === 0 ? [] : [`Excluded by: ${reasons.join(', ')}`]),
    ...(supply.length === 0 ? [] : [`To be had in: ${supply.join(', ')}`]),
  ];
}

const MATCH_COLUMNS = [
  { title: '#', align: 'right' },
  { title: 'verdict', align: 'left' },
  { title: 'score (low–high)', align: 'left' },
  { title: 'known', align: 'right' },
  { title: 'space', align: 'left' },
  { title: 'park', align: 'left' },
] as const;

function matchLines(results: readonly Match[]): string[] {
  if (results.length === 0) return [];
  const [head, ...rows] = textTable(
    MATCH_COLUMNS,
    results.map(({ rank, verdict, score, completeness, space, park }) => [
      `${rank}`,
      verdict,
      scoreText(score),
      `${Math.round(completeness * 100)} %`,
      `${space.id}${space.demo ? ' (demo)' : ''}`,
      park.name.en,
    ]),
  );
  const shown = results.flatMap(({ findings = [] }, index) => [rows[index] ?? '', ...findingLines(findings)]);
  return [head ?? '', ...shown];
}

/** What speaks against a match, and what is not known about it; what is met needs no line. */
export function findingLines(findings: readonly Finding[]): string[] {
  const unmet = findings
    .filter(({ verdict }) => verdict === 'unmet')
    .map(({ criterion, facts }) => `      ✗ ${criterion}: ${factsText(facts)}`);
  const unknown = findings.filter(({ verdict }) => verdict === 'unknown').map(({ criterion }) => criterion);
  return [...unmet, ...(unknown.length === 0 ? [] : [`      ? not known: ${unknown.join(', ')}`])];
}

function factsText(facts: Finding['facts']): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name} ${valueText(value)}`)
    .join(', ');
}

function relaxationLines({ criterion, gain, gainUnconfirmed, steps }: Relaxation): string[] {
  const nearest = steps.map(({ from, to, gain: added }) => `${valueText(from)} → ${valueText(to)} adds ${added}`);
  const without = `without it ${gain} more met, ${gainUnconfirmed} more unconfirmed`;
  return [`${criterion}: ${[without, ...nearest].join('; ')}`];
}

function nearMissLine({ space, park, score, changes }: NearMiss): string {
  const needed = changes.map(({ criterion, from, to }) => `${criterion} ${valueText(from)} → ${valueText(to)}`);
  const demo = space.demo ? ' (demo)' : '';
  return `${space.id}${demo}, ${park.name.en}, ${scoreText(score)}: ${needed.join('; ')}`;
}

function bundleLine({ spaces, park, areaM2, adjacency, verdict, score }: Bundle): string {
  const ids = spaces.map(({ id, demo }) => `${id}${demo ? ' (demo)' : ''}`).join(' + ');
  return `${ids}, ${park.name.en}: ${figure(areaM2)} m², ${adjacency}, ${verdict}, ${scoreText(score)}`;
}

function growthPathLines(path: GrowthPath): string[] {
  return [
    bundleLine(path),
    ...path.phases.map(
      ({ from = 'day not known', spaceIds, areaM2 }) => `    ${from}: ${spaceIds.join(' + ')}, ${figure(areaM2)} m²`,
    ),
  ];
}
