import { AwardItem } from '#shared/policy/terms.ts';
import { type Benefit } from '#shared/policy/benefit.ts';
import { type Shape } from './shape.ts';

const must = true as const;

/** What each kind of benefit is written as, besides its kind. */
export const BENEFIT_SHAPES: Readonly<Record<Benefit['kind'], readonly Shape[]>> = {
  percentage: [
    { kind: 'number', name: 'ratePct' },
    { kind: 'numbers', name: 'ratePctRange' },
    { kind: 'fact', name: 'base', must },
    {
      kind: 'group',
      name: 'baseCeiling',
      fields: [
        { kind: 'money', name: 'fenPerM2', must },
        { kind: 'fact', name: 'area', must },
      ],
    },
  ],
  'per-m2': [
    { kind: 'money', name: 'fenPerM2', must },
    { kind: 'fact', name: 'area', must },
    {
      kind: 'group',
      name: 'aboveShare',
      fields: [
        { kind: 'number', name: 'pct', must },
        { kind: 'fact', name: 'share', must },
      ],
    },
  ],
  rent: [
    {
      kind: 'list',
      name: 'spans',
      must,
      fields: [
        { kind: 'number', name: 'months', must },
        { kind: 'number', name: 'sharePct' },
        { kind: 'money', name: 'fenPerM2Month' },
        { kind: 'number', name: 'fromLeaseMonths' },
      ],
    },
    { kind: 'number', name: 'areaUpToM2' },
  ],
  fixed: [
    { kind: 'money', name: 'amountFen', must },
    { kind: 'flag', name: 'isCeiling' },
  ],
  unstated: [],
  tiered: [
    { kind: 'fact', name: 'fact', must },
    { kind: 'choice', name: 'counts', options: ['highest', 'each'], words: 'drafts.counts', must },
    {
      kind: 'list',
      name: 'steps',
      must,
      fields: [
        { kind: 'number', name: 'from', must },
        { kind: 'money', name: 'amountFen', must },
      ],
    },
  ],
  stepped: [
    { kind: 'fact', name: 'fact', must },
    { kind: 'number', name: 'from', must },
    { kind: 'money', name: 'amountFen', must },
    { kind: 'number', name: 'every', must },
    { kind: 'money', name: 'furtherFen', must },
  ],
  'share-of-award': [
    { kind: 'number', name: 'sharePct', must },
    { kind: 'tags', name: 'of', must },
    { kind: 'choices', name: 'items', options: AwardItem.options, words: 'policy.items' },
  ],
  'cap-raise': [
    { kind: 'money', name: 'raiseFen' },
    { kind: 'number', name: 'raisePct' },
    { kind: 'measures', name: 'of', must },
  ],
  'loan-interest': [
    { kind: 'number', name: 'sharePct' },
    { kind: 'number', name: 'years' },
  ],
  talent: [{ kind: 'money', name: 'fenPerTalent' }],
  'land-right': [{ kind: 'pair', name: 'says', must }],
  service: [{ kind: 'pair', name: 'says', must }],
};
