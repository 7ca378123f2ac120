import { type FieldFault } from '#shared/failure.ts';
import { type Measure, type Policy } from '#shared/policy/policy.ts';
import { type At, type PolicySurroundings, each, faultIf, repeated } from './surroundings.ts';
import { conditionFaults } from './conditionFaults.ts';

/** Names that a policy uses for something that is not there, and names that it gives twice. */
export function nameFaults(policy: Policy, around: PolicySurroundings): FieldFault[] {
  return [
    ...placeFaults(policy, around),
    ...sourceFaults(policy, around),
    ...givenTwice(policy),
    ...ownMeasureFaults(policy),
    ...conditionsFaults(policy, around),
  ];
}

function placeFaults({ places }: Policy, around: PolicySurroundings): FieldFault[] {
  const known = new Set(around.places.map(({ id }) => id));
  const named = each(places, 'places');
  return [
    ...repeated(named, 'place'),
    ...named.flatMap(({ path, value }) => faultIf(!known.has(value), path, `There is no place ${value}`)),
  ];
}

function sourceFaults({ measures, limits, exclusions }: Policy, around: PolicySurroundings): FieldFault[] {
  const known = new Set(around.sources.map(({ id }) => id));
  const citing: readonly At<{ readonly src?: readonly string[] | undefined }>[] = [
    ...each(measures, 'measures'),
    ...each(limits, 'limits'),
    ...each(exclusions, 'exclusions'),
  ];
  return citing
    .flatMap(({ path, value }) => each(value.src, `${path}.src`))
    .flatMap(({ path, value }) => faultIf(!known.has(value), path, `There is no source ${value}`));
}

/** Measures, limits and exclusions share their names, since a stack says by name which of them did something. */
function givenTwice({ measures, limits, exclusions, questions }: Policy): FieldFault[] {
  const rules = [...each(measures, 'measures'), ...each(limits, 'limits'), ...each(exclusions, 'exclusions')];
  return [...repeated(rules.map(idOf), 'id'), ...repeated(each(questions, 'questions').map(idOf), 'id')];
}

function idOf({ path, value }: At<{ readonly id: string }>): At<string> {
  return { path: `${path}.id`, value: value.id };
}

/** Lists of measures of the same policy: each names awards, and each of them once. */
function ownMeasureFaults({ measures, limits, exclusions }: Policy): FieldFault[] {
  const lists = [
    ...each(measures, 'measures').map(({ path, value: { over } }) => each(over, `${path}.over`)),
    ...each(limits, 'limits').map(({ path, value: { of } }) => each(of, `${path}.of`)),
    ...each(exclusions, 'exclusions').map(({ path, value: { of } }) => each(of, `${path}.of`)),
    ...each(measures, 'measures').map(raised),
  ];
  return [
    ...lists.flatMap((list) => repeated(list, 'measure')),
    ...lists.flat().flatMap((one) => awardFaults(one, measures)),
    ...each(measures, 'measures').flatMap((one) => raiseFaults(one, measures)),
  ];
}

function raised({ path, value: { benefit } }: At<Measure>): At<string>[] {
  return benefit?.kind === 'cap-raise' ? each(benefit.of, `${path}.benefit.of`) : [];
}

function awardFaults({ path, value }: At<string>, measures: readonly Measure[]): FieldFault[] {
  const named = measures.find(({ id }) => id === value);
  if (named === undefined) return [{ path, message: `The policy has no measure ${value}` }];
  return faultIf(named.kind !== 'award', path, `The measure ${value} is no award`);
}

function raiseFaults(measure: At<Measure>, measures: readonly Measure[]): FieldFault[] {
  return raised(measure).flatMap(({ path, value }) => {
    const award = measures.find(({ id, kind }) => id === value && kind === 'award');
    return faultIf(award !== undefined && award.caps === undefined, path, `The award ${value} has no cap to raise`);
  });
}

function conditionsFaults(policy: Policy, around: PolicySurroundings): FieldFault[] {
  const known = {
    placeIds: new Set(around.places.map(({ id }) => id)),
    asks: new Set(policy.questions.map(({ id }) => id)),
  };
  const conditions = [
    { path: 'when', value: policy.when },
    ...each(policy.measures, 'measures').map(({ path, value }) => ({ path: `${path}.when`, value: value.when })),
  ];
  return conditions.flatMap(({ path, value }) => (value === undefined ? [] : conditionFaults(value, path, known)));
}
