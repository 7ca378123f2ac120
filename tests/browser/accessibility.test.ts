import { describeAccessibility } from './support/accessibleViews.ts';

await describeAccessibility([
  { language: 'zh-CN', scheme: 'light', width: 1440 },
  { language: 'en-US', scheme: 'dark', width: 1440 },
]);
