import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { textsOf } from '#client/i18n/i18n.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { Language } from '#client/i18n/language.ts';
import { FACT_GROUPS } from '#client/features/requirement/company/factFields.ts';
import { fieldsOf } from '#client/features/requirement/fields.ts';
import { Adjacency, SpaceVerdict } from '#shared/answer.ts';
import { CriterionGroup, FittingVerdict, Level, Verdict } from '#shared/criterion.ts';
import { FAILURES } from '#shared/failure.ts';
import { InvitationState } from '#shared/invitationEndpoints.ts';
import { ListingState } from '#shared/listing.ts';
import { AssumptionId, COST_LINES, PaymentTiming, UncostedNeed } from '#shared/occupancyCost.ts';
import { Cap } from '#shared/policy/benefit.ts';
import { Eligibility, FixedTest } from '#shared/policy/condition.ts';
import { FACTS } from '#shared/policy/facts.ts';
import { InForce, LeftReason } from '#shared/policy/judged.ts';
import { Exclusion, Measure, Policy } from '#shared/policy/policy.ts';
import * as terms from '#shared/policy/terms.ts';
import { ParkClaimState } from '#shared/parkClaimEndpoints.ts';
import { GrowthStep } from '#shared/requirement.ts';
import { SpaceFacts } from '#shared/space.ts';
import { Basis } from '#shared/text.ts';
import * as vocabulary from '#shared/vocabulary.ts';

type Texts = Readonly<Record<string, unknown>>;
let zh: Texts;
let en: Texts;

beforeAll(async () => {
  zh = leavesOf(await textsOf('zh-CN'));
  en = leavesOf(await textsOf('en'));
});

const PLURAL = /_(?:one|other)$/u;
const singular = (texts: Texts): string[] =>
  [...new Set(Object.keys(texts).map((key) => key.replace(PLURAL, '')))].sort();

describe('the texts', () => {
  it('have the same keys in both languages', () => {
    expect(singular(zh)).toEqual(singular(en));
  });

  it('say account, manager and second factor with one word each', () => {
    const others = /账户|帐户|帐号|两步验证|第二重验证|双因素/u;

    expect(Object.entries(zh).filter(([, text]) => others.test(String(text)))).toEqual([]);
    expect(zh['account.roles.manager']).toBe('负责人');
  });

  it('tell every action that is written down, and the kind of what it is about', async () => {
    const actions = await actionsWrittenDown();

    expect(actions).toContain('attachment-added');
    expect(missing(actions.map((action) => [`history.actions.${action}`]))).toEqual([]);
    expect(
      missing(['name', 'kind', 'state', 'parkIds', 'placeIds'].map((field) => [`organisation.fields.${field}`])),
    ).toEqual([]);
    expect(missing(KINDS_WRITTEN_DOWN.map((kind) => [`audit.kinds.${kind}`]))).toEqual([]);
  });

  it('fill in the same values in both languages', () => {
    const valuesIn = (texts: Texts): string[] =>
      Object.entries(texts)
        .flatMap(([key, text]) => placeholders(text).map((name) => `${key.replace(PLURAL, '')} ${name}`))
        .sort();

    expect([...new Set(valuesIn(zh))]).toEqual([...new Set(valuesIn(en))]);
  });

  it('name every criterion, and every parameter of it', () => {
    const wanted = CATALOGUE.flatMap((criterion) => [
      [`criteria.names.${criterion.id}`],
      ...fieldsOf(criterion.describe()).map(({ name }) => [
        `criteria.parametersOf.${criterion.id}.${name}`,
        `criteria.parameters.${name}`,
      ]),
    ]);

    expect(missing(wanted)).toEqual([]);
  });

  it('name every choice of every parameter, as the criterion means it', () => {
    const wanted = CATALOGUE.flatMap((criterion) =>
      fieldsOf(criterion.describe()).flatMap((field) =>
        'options' in field
          ? field.options.map((option) => [`criteria.valuesOf.${criterion.id}.${option}`, `criteria.values.${option}`])
          : [],
      ),
    );

    expect(missing(wanted)).toEqual([]);
  });

  it('name every word of the vocabulary', () => {
    const words = Object.values(vocabulary).flatMap((scale) => ('options' in scale ? scale.options : []));
    const wanted = words.map((word) => [
      `criteria.values.${word}`,
      `criteria.valuesOf.cleanroom.${word}`,
      `criteria.valuesOf.fire-hazard-class.${word}`,
    ]);

    expect(missing(wanted)).toEqual([]);
  });

  it('say every code and verdict that the server may give', () => {
    const wanted = [
      ...Object.keys(FAILURES).map((code) => `app.problems.${code}`),
      ...CriterionGroup.options.map((group) => `criteria.groups.${group}`),
      ...Level.options.map((level) => `requirement.${level}`),
      ...Verdict.options.map((verdict) => `results.verdicts.${verdict}`),
      ...SpaceVerdict.options.map((verdict) => `results.counts.${verdict}`),
      ...Adjacency.options.map((adjacency) => `results.adjacency.${adjacency}`),
      ...Basis.options.map((basis) => `requirement.basis.${basis}`),
      ...FittingVerdict.options.map((verdict) => `certificate.turns.${verdict}`),
      ...Language.options.map((language) => `certificate.copyIn.${language}`),
      ...Object.keys(GrowthStep.shape).map((part) => `requirement.growthParts.${part}`),
      ...Object.keys(SpaceFacts.shape).map((fact) => `criteria.facts-of-space.${fact}`),
    ];

    expect(missing(wanted.map((key) => [key]))).toEqual([]);
  });
});

describe('the texts of policies', () => {
  it('name every fact, and every word that one may have', () => {
    const wanted = Object.entries(FACTS).flatMap(([fact, schema]) => [
      [`policy.facts.${fact}`],
      ...wordsOf(schema).map((word) => [`policy.words.${fact}.${word}`, `criteria.values.${word}`]),
    ]);

    expect(missing(wanted)).toEqual([]);
  });

  it('say every kind, verdict, cap, rule and test', () => {
    const wanted = [
      ...Eligibility.options.map((verdict) => `policy.verdicts.${verdict}`),
      ...terms.Confidence.options.map((confidence) => `policy.confidenceLong.${confidence}`),
      ...terms.AwardItem.options.map((item) => `policy.items.${item}`),
      ...InForce.options.map((status) => `policy.inForce.${status}`),
      ...Policy.shape.level.options.map((level) => `policy.levels.${level}`),
      ...Measure.shape.kind.options.map((kind) => `policy.kinds.${kind}`),
      ...Exclusion.shape.kind.options.map((kind) => `policy.exclusionKinds.${kind}`),
      ...Cap.shape.per.options.flatMap((per) => [`policy.caps.${per}`, `incentives.capNames.${per}`]),
      ...LeftReason.shape.kind.options.flatMap((kind) => [
        `incentives.reasons.${kind}`,
        `incentives.reasonsAlone.${kind}`,
      ]),
      ...FixedTest.options.flatMap((test) => [
        `policy.testNames.${test}`,
        ...Eligibility.options.map((verdict) => `policy.tests.${test}.${verdict}`),
      ]),
      ...Object.keys(FACT_GROUPS).map((group) => `requirement.factGroups.${group}`),
    ];

    expect(missing(wanted.map((key) => [key]))).toEqual([]);
  });

  it('name every line, assumption and need of a cost', () => {
    const wanted = [
      ...COST_LINES.map((line) => `cost.lines.${line}`),
      ...AssumptionId.options.map((id) => `cost.names.${id}`),
      ...PaymentTiming.options.map((timing) => `cost.timings.${timing}`),
      ...UncostedNeed.options.map((need) => `cost.needs.${need}`),
    ];

    expect(missing(wanted.map((key) => [key]))).toEqual([]);
  });
});

/** The kinds of records about which entries are written. */
const KINDS_WRITTEN_DOWN = [
  ...['person', 'organisation', 'membership', 'invitation', 'api-token', 'park-claim', 'signing-keys', 'job'],
  ...['requirement', 'enquiry', 'lead', 'space', 'listing-import', 'listing-report', 'attachment'],
] as const;

/** Every action that the services name in their sources, and those that are named after a state. */
async function actionsWrittenDown(): Promise<string[]> {
  const folder = 'server/features';
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const sources = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  const named = sources.flatMap((source) => [...source.matchAll(ACTION)].map(([, action]) => action ?? ''));
  return [
    ...new Set(named),
    ...ListingState.options.map((state) => `space-${state}`),
    ...InvitationState.options.filter((state) => state !== 'open').map((state) => `invitation-${state}`),
    ...ParkClaimState.options.filter((state) => state !== 'open').map((state) => `park-claim-${state}`),
  ];
}

/** A record, and what was done to it. */
const ACTION =
  /'((?:person|sessions?|membership|organisation|invitation|park-claim|api-token|requirement|enquiry|lead|space|listing|import|attachment|signing-keys|job)-(?:[a-z]+-)*(?:added|again|answered|assigned|changed|confirmed|created|declined|disabled|done|edited|enabled|ended|enrolled|entered|erased|exported|imported|in|made|moved|noted|offered|opened|out|read|removed|renamed|renewed|replay|reported|reset|resolved|restored|revoked|rotated|run|seen|sent|set|shortlisted|taken|to|undone|unlisted|withdrawn))'/gu;

function wordsOf(schema: z.ZodType): string[] {
  const words = schema instanceof z.ZodArray ? schema.element : schema;
  return words instanceof z.ZodEnum ? words.options.map(String) : [];
}

/** Of each group of keys one must have a text in both languages. */
function missing(wanted: readonly (readonly string[])[]): string[] {
  return wanted.filter((keys) => [zh, en].some((texts) => !keys.some((key) => key in texts))).map(([key]) => key ?? '');
}

function placeholders(text: unknown): string[] {
  return [...String(text).matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name ?? '');
}

function leavesOf(tree: object, path = ''): Texts {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]): [string, unknown][] =>
      typeof value === 'object' && value !== null
        ? Object.entries(leavesOf(value as object, `${path}${key}.`))
        : [[`${path}${key}`, value]],
    ),
  );
}
