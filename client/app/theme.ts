import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The one accent. Shade 8 on white and white on shade 8 contrast 7 to 1; shade 3 on the dark body 8 to 1. */
const petrol: MantineColorsTuple = [
  '#e8f4f5',
  '#d3e7ea',
  '#a9d0d6',
  '#7ab8c1',
  '#4f9fab',
  '#328c9a',
  '#1f7c8a',
  '#136a77',
  '#0f5f6b',
  '#0a4a54',
];

/** Cool neutral greys of the dark scheme, lightest first. */
const dark: MantineColorsTuple = [
  '#d5dadf',
  '#b9c1c9',
  '#98a2ac',
  '#66707a',
  '#434c55',
  '#333b43',
  '#272e35',
  '#1b2126',
  '#15191d',
  '#0f1215',
];

export const theme = createTheme({
  colors: { petrol, dark },
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 7 },
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  headings: { fontWeight: '600' },
  fontSizes: { xs: '0.78125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
});

/** Mantine's dimmed, placeholder and error colours miss the contrast of WCAG AA on their backgrounds; these reach it. */
export const colorVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#56606a',
    '--mantine-color-placeholder': '#646e78',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-default-border': '#c3cad1',
  },
  dark: {
    '--mantine-color-dimmed': '#a7b0b9',
    '--mantine-color-placeholder': '#98a2ac',
    '--mantine-color-error': '#ffa39a',
    '--mantine-color-anchor': '#8fc9d1',
    '--mantine-color-default-border': '#434c55',
  },
});
