import { type LetterText } from '../letterText.ts';

/** Tells an operator that somebody has found a listing wrong. */
export const reportReceived: LetterText = {
  'zh-CN': ({ value, page }) => ({
    subject: `房源信息反馈 · ${value('park')}`,
    lines: [`有人反馈 ${value('park')} 的房源信息有误。`, '详情请登录查看：', `${page}/desk/operator`],
  }),
  en: ({ value, page }) => ({
    subject: `A listing is said to be wrong · ${value('park')}`,
    lines: [
      `Somebody says that a listing of ${value('park')} is wrong.`,
      'Read it in the page:',
      `${page}/desk/operator`,
    ],
  }),
};

/** Answers whoever has found a listing wrong. */
export const reportResolved: LetterText = {
  'zh-CN': ({ value, page }) => ({
    subject: `您的房源信息反馈 · ${value('park')}`,
    lines: [`您对 ${value('park')} 房源信息的反馈已处理。`, value('answer'), page],
  }),
  en: ({ value, page }) => ({
    subject: `What you reported · ${value('park')}`,
    lines: [`What you reported of a listing of ${value('park')} has been dealt with.`, value('answer'), page],
  }),
};
