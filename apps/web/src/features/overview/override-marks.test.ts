import { expect, it } from 'vitest';
import { decidedIn, overrideMarks } from './override-marks.ts';

const NOON = Date.UTC(2026, 10, 20, 12);
const change = { hqlaChange: 1, netCashOutflowsChange: 0, ratioChange: 2_200_000 };
const cause = (subject: string, at: number) => ({
	...{ key: subject, group: 'OVERRIDE' as const, code: 'APPROVED' as const, subject, title: subject, events: 1, points: 0.22, rates: [] },
	...change,
	largest: [{ at, subject, text: 'Override submitted', ...change }],
});

it('an override has the effect that the attribution of the day keeps, once, also when the list of activity has forgotten it', () => {
	const effects = decidedIn({ points: 0.22, causes: [cause('OV-1', NOON), cause('OV-2', NOON + 3_600_000)] });
	const told = { kind: 'OVERRIDE' as const, at: NOON + 3_590_000, subject: 'OV-2', points: 0.37 };
	expect(overrideMarks([], [told, ...effects], NOON - 1, NOON + 7_200_000)).toEqual([
		{ at: told.at, overrideId: 'OV-2', points: 0.37 },
		{ at: NOON, overrideId: 'OV-1', points: 0.22 },
	]);
	expect(decidedIn(undefined)).toEqual([]);
});
