import { describeFuzzing } from './fuzzing.ts';

describeFuzzing({ seed: 8, requests: 10_000 });
