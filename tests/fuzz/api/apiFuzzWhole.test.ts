import { describeFuzzing } from './fuzzing.ts';

describeFuzzing({ seed: 8, requests: 20_000 });
