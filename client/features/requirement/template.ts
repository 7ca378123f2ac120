import { type OpenAsk } from '#shared/requirement.ts';
import { parametersOf } from '#client/explain/parameters.ts';
import { type Sector, type TemplateAsk } from '#shared/sector.ts';

/** What the sector's template says of a criterion. */
export interface TemplateNote extends Pick<TemplateAsk, 'basis' | 'src' | 'text'> {
  /** The ask has been changed since the template filled it in. */
  readonly isChanged: boolean;
}

/** Where the prefilled ask of a criterion comes from; undefined where the template has none. */
export function noteOf(
  sector: Sector | undefined,
  criterion: string,
  ask: OpenAsk | undefined,
): TemplateNote | undefined {
  const prefilled = sector?.template.find((entry) => entry.criterion === criterion);
  if (prefilled === undefined || ask === undefined) return undefined;
  const { basis, src, text } = prefilled;
  return { basis, src, ...(text === undefined ? {} : { text }), isChanged: !holds(ask, prefilled.ask) };
}

/** Whether the parameters are those of the template; level and weight are the company's to set. */
function holds(ask: OpenAsk, template: TemplateAsk['ask']): boolean {
  const parameters = parametersOf(ask);
  const names = new Set([...Object.keys(parameters), ...Object.keys(template)]);
  return [...names].every((name) => JSON.stringify(parameters[name]) === JSON.stringify(template[name]));
}
