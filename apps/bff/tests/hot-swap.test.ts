import { TestBench } from './_bff.ts';
import { hotSwaps } from './_hot-swaps.ts';

hotSwaps(() => TestBench.open());
