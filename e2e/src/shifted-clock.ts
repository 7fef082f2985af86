import { readFileSync } from 'node:fs';
import { env } from 'node:process';

/**
 * Preloaded into an app: its wall clock is ahead by the milliseconds in the file `CLOCK_AHEAD`, which is read again on SIGUSR2. The
 * monotonic clock runs on, as when somebody sets the time of a machine.
 */
const RealDate = Date;
const read = (): number => Number(readFileSync(env.CLOCK_AHEAD ?? '', 'utf8'));
let ahead = read();
const now = (): number => RealDate.now() + ahead;

process.on('SIGUSR2', () => {
	ahead = read();
});
globalThis.Date = new Proxy(RealDate, {
	construct: (target, given: unknown[]) => Reflect.construct(target, given.length === 0 ? [now()] : given),
	get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
