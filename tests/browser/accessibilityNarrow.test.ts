import { describeAccessibility } from './support/accessibleViews.ts';

// In a file of its own, so that two look at a time.
await describeAccessibility([
  { language: 'en-US', scheme: 'light', width: 768 },
  { language: 'zh-CN', scheme: 'dark', width: 360 },
]);
