/** Random days for tests of what reads the same log. */
export { applyRecord } from './fold/fold-log.ts';
export { randomInputs } from './fold/random-day.fixture.ts';
export { referenceInputs } from './fold/reference.fixture.ts';
export { groupInputs, MIXED } from './fold/views.fixture.ts';
export { recordOf } from './log-record.fixture.ts';
