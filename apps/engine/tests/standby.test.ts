import { type EventLog, RevokedError } from '@tideline/event-log';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createFolderEvents } from '../src/events.ts';
import { runFolder } from '../src/run-folder.ts';
import { Bank, expectTruth } from './_checkpoint.ts';
import { everyTurn } from './_every-turn.ts';
import { TestGroup } from './_group.ts';

const LONG = { timeout: 60_000 };

/** A folder that runs until it is stopped or fails. */
async function start({ codecs, now }: Bank, log: EventLog) {
	const stop = new AbortController();
	const caughtUp = Promise.withResolvers<void>();
	const events = createFolderEvents(pino({ level: 'silent' }));
	const deps = { log, codecs, events, now: () => now, ticks: everyTurn, onCaughtUp: caughtUp.resolve };
	const ended = runFolder(deps, stop.signal).then(
		() => 'stopped',
		(error) => error,
	);
	await Promise.race([caughtUp.promise, ended]);
	return {
		counters: events.counters,
		ended,
		stop: async () => {
			stop.abort();
			await ended;
		},
	};
}

/** Points of the trend that stand at the end of a minute, as `entity time`. */
const minutes = async (bank: Bank) =>
	(await bank.all('lcr.history')).flatMap(({ key, timestamp }) => (timestamp % 60_000 === 0 ? [`${key} ${timestamp}`] : []));

/** Waits until the figures of everything that is in the log are there. */
const settled = (bank: Bank) => expect.poll(() => expectTruth(bank).then(() => true), { timeout: 30_000, interval: 300 }).toBe(true);

test(
	'an engine that stands by publishes nothing, then goes on where the other one has stopped: nothing twice, no minute left out',
	LONG,
	async () => {
		await using bank = await new Bank().open();
		await using alone = await new Bank().open();
		const group = new TestGroup();
		const members = [group.member(bank.log), group.member(bank.log)] as const;
		await bank.append(800);
		const first = await start(bank, members[0].log);
		const second = await start(bank, members[1].log);
		await bank.append(400);
		await settled(bank);
		expect(second.counters.published).toBe(0);
		group.giveTo(members[1]);
		expect(await first.ended).toBeInstanceOf(RevokedError);
		const third = await start(bank, group.member(bank.log).log);
		await bank.append(400);
		await settled(bank);
		expect(second.counters.published).toBeGreaterThan(0);
		expect(third.counters.published).toBe(0);
		await second.stop();
		await third.stop();

		await alone.append(800);
		await alone.fold(async () => {
			for (let i = 0; i < 2; i++) {
				await alone.append(400);
				await settled(alone);
			}
		});
		expect(await minutes(bank)).toEqual(await minutes(alone));
	},
);

test('an engine that comes to its share while nobody publishes says what has come meanwhile', LONG, async () => {
	await using bank = await new Bank().open();
	const group = new TestGroup();
	const members = [group.member(bank.log), group.member(bank.log)] as const;
	await bank.append(1_000);
	const first = await start(bank, members[0].log);
	const second = await start(bank, members[1].log);
	await first.stop();
	// A bad fact among them: its dead letter is still to be written.
	await bank.log.append([{ topic: 'payments', key: 'P', value: Buffer.from('{"paymentId":'), timestamp: bank.now }]);
	await bank.append(2_000);
	await expect.poll(() => second.counters.folded + second.counters.rejected, { timeout: 30_000 }).toBe(3_001);
	expect(await bank.all('trades.rejected')).toEqual([]);
	group.giveTo(members[1]);
	await settled(bank);
	await expect.poll(() => bank.all('trades.rejected')).toHaveLength(1);
	await second.stop();
});
