import { describeFuzzing } from './fuzzing.ts';

describeFuzzing({ seed: 7, requests: 4000 });
