import { describeFuzzing } from './fuzzing.ts';

describeFuzzing(7);
