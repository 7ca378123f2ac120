import { describeFuzzing } from './fuzzing.ts';

// With those of `apiFuzzAgain`, which another process may send meanwhile, 20,000.
describeFuzzing({ seed: 7, requests: 10_000 });
