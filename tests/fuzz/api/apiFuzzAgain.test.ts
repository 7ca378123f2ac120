import { describeFuzzing } from './fuzzing.ts';

describeFuzzing(8);
