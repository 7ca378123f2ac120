import { type LetterText } from '../letterText.ts';

/** Acknowledges what somebody without account has sent to the promotion bureau. */
export const publicLead: LetterText = {
  'zh-CN': ({ page }) => ({
    subject: '您的需求已收到',
    lines: ['您好：', '招商部门已收到您的需求，将按您留下的联系方式与您联系。', page],
  }),
  en: ({ page }) => ({
    subject: 'We have received what you need',
    lines: ['Hello,', 'The promotion bureau has received what you need and will contact you as you asked.', page],
  }),
};
