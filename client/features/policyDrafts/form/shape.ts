import { type ReactElement } from 'react';
import { Cap } from '#shared/policy/benefit.ts';
import { Exclusion, Limit, Measure } from '#shared/policy/policy.ts';
import { Confidence, PolicyLevel, AwardItem } from '#shared/policy/terms.ts';
import { type Path } from '../document.ts';

/** A field of the form, by its name in the document. What may be left out and is empty is taken out of the document. */
export type Shape =
  | (Named & { readonly kind: PlainKind; readonly must?: true })
  | (Named & {
      readonly kind: 'choice' | 'choices';
      readonly options: readonly string[];
      /** The texts that name the options. */
      readonly words: string;
      readonly must?: true;
    })
  | (Named & { readonly kind: 'group'; readonly fields: readonly Shape[] })
  | (Named & {
      readonly kind: 'list';
      readonly fields: readonly Shape[];
      readonly must?: true;
      readonly isFolded?: true;
    });

interface Named {
  readonly name: string;
}

/**
 * Fields that need no more than their name: `pair` is a text in both languages and `pairs` a list of them, `money` is
 * entered in yuan, `tags` and `numbers` are lists of words and of numbers, `measures` are clauses of this policy.
 */
export type PlainKind =
  | 'text'
  | 'day'
  | 'flag'
  | 'number'
  | 'money'
  | 'pair'
  | 'pairs'
  | 'tags'
  | 'numbers'
  | 'places'
  | 'measures'
  | 'fact'
  | 'condition'
  | 'benefit';

/** Draws the fields of an object, for what is made of others. */
export type RenderFields = (shapes: readonly Shape[], within: Path) => ReactElement;

const must = true as const;

/** What a policy as a whole says, in the order in which a person reads it. */
export const POLICY_SHAPE: Readonly<Record<'text' | 'rules' | 'applying', readonly Shape[]>> = {
  text: [
    { kind: 'text', name: 'id', must },
    { kind: 'pair', name: 'title', must },
    { kind: 'pair', name: 'issuer', must },
    { kind: 'choice', name: 'level', options: PolicyLevel.options, words: 'policy.levels', must },
    { kind: 'places', name: 'places', must },
    { kind: 'text', name: 'documentNumber' },
    { kind: 'text', name: 'issued', must },
    { kind: 'day', name: 'published' },
    { kind: 'day', name: 'validFrom' },
    { kind: 'day', name: 'validTo' },
    { kind: 'pair', name: 'validityNote' },
    { kind: 'flag', name: 'beforeFairCompetition', must },
    { kind: 'pairs', name: 'notFound', must },
  ],
  rules: [
    { kind: 'condition', name: 'when' },
    {
      kind: 'list',
      name: 'questions',
      must,
      fields: [
        { kind: 'text', name: 'id', must },
        { kind: 'pair', name: 'text', must },
      ],
    },
    {
      kind: 'list',
      name: 'limits',
      must,
      fields: [
        { kind: 'text', name: 'id', must },
        { kind: 'money', name: 'capFen', must },
        { kind: 'choice', name: 'per', options: Limit.shape.per.options, words: 'drafts.per', must },
        { kind: 'measures', name: 'of', must },
        { kind: 'tags', name: 'src', must },
      ],
    },
    {
      kind: 'list',
      name: 'exclusions',
      must,
      fields: [
        { kind: 'text', name: 'id', must },
        {
          kind: 'choice',
          name: 'kind',
          options: Exclusion.shape.kind.options,
          words: 'policy.exclusionKinds',
          must,
        },
        { kind: 'measures', name: 'of' },
        { kind: 'pair', name: 'says', must },
        { kind: 'tags', name: 'src' },
      ],
    },
    {
      kind: 'group',
      name: 'rounding',
      fields: [
        { kind: 'money', name: 'toFen', must },
        { kind: 'choice', name: 'mode', options: ['down', 'nearest'], words: 'drafts.rounding', must },
      ],
    },
  ],
  applying: [
    { kind: 'pairs', name: 'eligibility', must },
    { kind: 'pairs', name: 'documents', must },
    { kind: 'pairs', name: 'steps' },
    {
      kind: 'group',
      name: 'window',
      fields: [
        { kind: 'day', name: 'opens' },
        { kind: 'day', name: 'closes' },
      ],
    },
    { kind: 'pair', name: 'channel' },
    { kind: 'text', name: 'contact' },
  ],
};

/** The clauses of a policy. */
export const MEASURES_SHAPE: Shape = {
  kind: 'list',
  name: 'measures',
  must,
  isFolded: true,
  fields: [
    { kind: 'text', name: 'id', must },
    { kind: 'text', name: 'ref', must },
    { kind: 'pair', name: 'title', must },
    { kind: 'choice', name: 'kind', options: Measure.shape.kind.options, words: 'policy.kinds', must },
    { kind: 'choice', name: 'item', options: AwardItem.options, words: 'policy.items' },
    { kind: 'choice', name: 'audience', options: ['tenant', 'owner'], words: 'policy.audience' },
    { kind: 'condition', name: 'when' },
    { kind: 'benefit', name: 'benefit' },
    {
      kind: 'list',
      name: 'caps',
      fields: [
        { kind: 'money', name: 'capFen', must },
        {
          kind: 'choice',
          name: 'per',
          options: Cap.shape.per.options,
          words: 'drafts.per',
          must,
        },
      ],
    },
    { kind: 'measures', name: 'over' },
    { kind: 'tags', name: 'dependsOn' },
    { kind: 'numbers', name: 'payoutPct' },
    { kind: 'pairs', name: 'says' },
    { kind: 'pairs', name: 'documents' },
    { kind: 'pairs', name: 'steps' },
    { kind: 'pairs', name: 'obligations' },
    { kind: 'pairs', name: 'clawback' },
    { kind: 'pairs', name: 'notFound' },
    { kind: 'choice', name: 'confidence', options: Confidence.options, words: 'policy.confidenceLong', must },
    { kind: 'tags', name: 'src', must },
    { kind: 'day', name: 'readOn' },
  ],
};
