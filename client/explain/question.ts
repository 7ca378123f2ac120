import { type Prospect, type Question } from '#shared/certificate.ts';
import { type OpenAsk } from '#shared/requirement.ts';
import { askText } from './ask.ts';
import { criterionName } from './label.ts';
import { type Speaking } from './speaking.ts';

/** What is to be found out: the facts that are not known, or what else the criterion looks at. */
export function wantedText({ criterion, facts }: Question, { say }: Speaking): string {
  if (facts.length === 0) {
    return say([`certificate.wanted.${criterion}`, `criteria.names.${criterion}`], { defaultValue: criterion });
  }
  return facts
    .map((fact) => say(`criteria.facts-of-space.${fact}`, { defaultValue: fact }))
    .join(say('criteria.joint'));
}

/** Where a space stands, and where an answer could bring it. */
export function prospectText({ place, best, worst, alsoOpen }: Prospect, { say }: Speaking): string {
  const now = place === undefined ? say('certificate.nowBeyond') : say('certificate.nowAt', { rank: place });
  const rise = best === undefined || best === place ? [] : [say('certificate.mayRise', { rank: best })];
  const open = rise.length > 0 && alsoOpen > 0 ? [say('certificate.alsoOpen', { count: alsoOpen })] : [];
  return [now, ...rise, ...open, ...fallText(place, worst, say)].join(say('certificate.clause'));
}

function fallText(place: number | undefined, worst: number | undefined, say: Speaking['say']): string[] {
  if (worst === place) return [];
  return [worst === undefined ? say('certificate.mayLeave') : say('certificate.mayFall', { rank: worst })];
}

/** A question as a message to whoever runs the park, line by line; what is asked of the criterion is said where it has words. */
export function questionMessage(question: Question, ask: OpenAsk | undefined, speaking: Speaking): string {
  const { park, criterion, count, spaces } = question;
  const { say, language } = speaking;
  const name = language === 'zh-CN' ? 'zh' : 'en';
  const needed = ask === undefined ? '' : askText(criterion, ask, speaking);
  return [
    say('certificate.message.to', { park: park.name[name] }),
    say('certificate.message.ask', { wanted: wantedText(question, speaking) }),
    ...spaces.map(({ space }) => `- ${space.name[name]}`),
    ...(count > spaces.length ? [`- ${say('certificate.message.more', { count: count - spaces.length })}`] : []),
    ...(needed === '' ? [] : [say('certificate.message.needed', { criterion: criterionName(say, criterion), needed })]),
    say('certificate.message.end'),
  ].join('\n');
}
