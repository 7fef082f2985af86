import { DESK_TOPICS } from '@tideline/event-log';
import { describe, expect, it } from 'vitest';
import { MISTAKES } from '../src/day/mistakes.ts';
import { checkSum, SOH } from '../src/desk/fix-message.ts';
import { simulate, textOf } from './_day.ts';

const SLICES = 3_600;
const RATE = 10;
const records = simulate(SLICES, { rate: RATE });
const desk = records.filter(({ topic }) => (DESK_TOPICS as readonly string[]).includes(topic));
const fix = desk.filter(({ topic }) => topic.startsWith('ems.')).map(textOf);

/** Length and checksum as a receiver works them out. */
function fixIsRight(text: string): boolean {
	const body = text.indexOf(`${SOH}35=`) + 1;
	const trailer = text.lastIndexOf(`${SOH}10=`) + 1;
	const length = text.startsWith(`8=FIX.4.4${SOH}9=${trailer - body}${SOH}`);
	return length && text.slice(trailer) === `10=${checkSum(text.slice(0, trailer))}${SOH}`;
}

/** Words of the desks for a lifecycle, and the ExecType of FIX. */
const says = (text: string, words: readonly string[], execType: string) =>
	words.some((word) => text.includes(`"${word}"`)) || text.includes(`${SOH}150=${execType}${SOH}`);

function versionOf(text: string): number {
	const json = /"(?:dealVersion|revision|seq|ver|contractVersion)":(\d+)/.exec(text)?.[1];
	return Number(
		json ??
			text
				.split(SOH)
				.find((field) => field.startsWith('5001='))
				?.slice(5),
	);
}

describe('desk messages', () => {
	it('come from all seven desks', () => {
		expect(new Set(desk.map(({ topic }) => topic)).size).toBe(DESK_TOPICS.length);
	});

	it('carry the right length and checksum in FIX, but for those broken on purpose', () => {
		const wrong = fix.filter((text) => !fixIsRight(text)).length;
		expect(fix.length).toBeGreaterThan(1_000);
		expect(wrong / fix.length).toBeLessThan(MISTAKES.broken * 2);
	});

	it('book corporate bonds as common stock now and then', () => {
		const misbooked = fix.filter((text) => text.includes(`${SOH}167=CS${SOH}`) && text.includes(`${SOH}423=1${SOH}`));
		expect(misbooked.length).toBeGreaterThan(5);
	});

	it.each([
		['amended', ['AMEND', 'CHANGE', 'AMENDMENT', 'CORRECTION', 'MODIFICATION'], 'G', MISTAKES.amended + MISTAKES.outOfOrder],
		['cancelled', ['CANCEL', 'VOID', 'CANCELLATION', 'BUST'], 'H', MISTAKES.cancelled],
	])('are %s at the documented rate', (_, words, execType, share) => {
		const found = desk.filter((record) => says(textOf(record), words, execType)).length / (SLICES * RATE);
		expect(found).toBeGreaterThan(share * 0.6);
		expect(found).toBeLessThan(share * 1.4);
	});

	it('come twice at the documented rate', () => {
		const seen = new Set<string>();
		const twice = desk.filter((record) => seen.size === seen.add(textOf(record)).size).length;
		expect(twice / (SLICES * RATE)).toBeGreaterThan(MISTAKES.duplicated * 0.6);
		expect(twice / (SLICES * RATE)).toBeLessThan(MISTAKES.duplicated * 1.4);
	});

	it('arrive out of order at the documented rate', () => {
		const first = new Map<string | null, number>();
		for (const record of desk) if (!first.has(record.key)) first.set(record.key, versionOf(textOf(record)));
		const swapped = [...first.values()].filter((version) => version === 2).length / (SLICES * RATE);
		expect(swapped).toBeGreaterThan(MISTAKES.outOfOrder * 0.5);
		expect(swapped).toBeLessThan(MISTAKES.outOfOrder * 1.6);
	});
});
