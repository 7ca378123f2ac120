import { type ReactElement } from 'react';
import { type Path } from '../document.ts';
import { BenefitForm } from './BenefitForm.tsx';
import { ChoiceField, ChoicesField, FactField, MeasuresField, PlacesField } from './choiceFields.tsx';
import { ConditionForm } from './ConditionForm.tsx';
import { GroupForm } from './GroupForm.tsx';
import { ListForm } from './ListForm.tsx';
import { NumberField, NumbersField } from './numberFields.tsx';
import { type RenderFields, type Shape } from './shape.ts';
import { DayField, FlagField, PairField, PairsField, TagsField, TextField } from './textFields.tsx';

interface Props {
  readonly shape: Shape;
  /** Of the object that the field belongs to. */
  readonly within: Path;
}

/** The field of a shape, or the fields that it is made of. */
// eslint-disable-next-line complexity -- one case for each kind and nothing else
export function ShapeField({ shape, within }: Props): ReactElement {
  const path = [...within, shape.name];
  const place = { path, name: shape.name, must: 'must' in shape };
  switch (shape.kind) {
    case 'text':
      return <TextField {...place} />;
    case 'day':
      return <DayField {...place} />;
    case 'flag':
      return <FlagField {...place} />;
    case 'number':
      return <NumberField {...place} />;
    case 'money':
      return <NumberField {...place} isMoney />;
    case 'numbers':
      return <NumbersField {...place} />;
    case 'pair':
      return <PairField {...place} />;
    case 'pairs':
      return <PairsField {...place} />;
    case 'tags':
      return <TagsField {...place} />;
    case 'choice':
      return <ChoiceField {...place} options={shape.options} words={shape.words} />;
    case 'choices':
      return <ChoicesField {...place} options={shape.options} words={shape.words} />;
    case 'places':
      return <PlacesField {...place} />;
    case 'measures':
      return <MeasuresField {...place} />;
    case 'fact':
      return <FactField {...place} />;
    case 'condition':
      return <ConditionForm {...place} />;
    case 'benefit':
      return <BenefitForm {...place} fields={fieldsOf} />;
    case 'group':
      return <GroupForm shape={shape} path={path} fields={fieldsOf} />;
    case 'list':
      return <ListForm shape={shape} path={path} fields={fieldsOf} />;
  }
}

/** The fields of an object, one after the other. */
export function ShapeFields({
  shapes,
  within,
}: {
  readonly shapes: readonly Shape[];
  readonly within: Path;
}): ReactElement {
  return (
    <>
      {shapes.map((shape) => (
        <ShapeField key={shape.name} shape={shape} within={within} />
      ))}
    </>
  );
}

const fieldsOf: RenderFields = (shapes, within) => <ShapeFields shapes={shapes} within={within} />;
