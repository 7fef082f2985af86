import { setImmediate as nextTurn } from 'node:timers/promises';
import { MAX_FILE_FAULTS, type WhatIfResponse } from '@tideline/api';
import {
	type BalanceSheet,
	formatDay,
	type Ladder,
	type Problem,
	readLcrFile,
	type Shock,
	UnsafeAmountError,
	whatIf,
} from '@tideline/domain';
import { ProblemError } from '../http/problem.ts';
import { whatIfChoices } from './what-if-choices.ts';

/** The balance sheet of an uploaded file. @throws ProblemError naming every fault of the file with its path. */
export function sheetOfFile(document: unknown): BalanceSheet {
	const reading = readLcrFile(document);
	if (reading.kind === 'problems') throw unprocessable('The file', reading.problems);
	return reading.sheet;
}

/**
 * A scenario, shock by shock; between two of them the server does what else there is to do.
 * @throws ProblemError naming the shock that cannot happen, or that a figure is past what a page can show to the minor unit.
 */
export async function runWhatIf(sheet: BalanceSheet, shocks: readonly Shock[]): Promise<Omit<WhatIfResponse, 'record'>> {
	try {
		return await computed(sheet, shocks);
	} catch (error) {
		if (!(error instanceof UnsafeAmountError)) throw error;
		throw new ProblemError('unprocessable', `A figure is too large to be shown exactly: ${error.message}.`);
	}
}

async function computed(sheet: BalanceSheet, shocks: readonly Shock[]): Promise<Omit<WhatIfResponse, 'record'>> {
	const steps = whatIf(sheet, shocks);
	let turn = steps.next();
	while (!turn.done) {
		await nextTurn();
		turn = steps.next();
	}
	if (turn.value.kind === 'problems') throw unprocessable('The scenario', turn.value.problems);
	await nextTurn();
	const { ladder, lines, steps: taken, ...result } = turn.value.whatIf;
	return {
		rulebook: sheet.tables.id,
		currency: sheet.currency,
		calculationDate: formatDay(sheet.calculationDate),
		...result,
		steps: taken.map((step) => ({ ...step, reclassified: [...step.reclassified] })),
		lines: lines.map(({ line: { side, id, title, reference, group }, before, after, moved }) => ({
			...{ side, line: id, title, reference, group, before, after, moved },
		})),
		ladder: {
			days: ladder.after.days.map(({ date }) => formatDay(date)),
			before: ladderSide(ladder.before),
			after: ladderSide(ladder.after),
		},
		choices: whatIfChoices(sheet),
	};
}

function ladderSide({ inflows, outflows, cumulative, left }: Ladder): WhatIfResponse['ladder']['after'] {
	return { inflows: [...inflows.days], outflows: [...outflows.days], cumulative: [...cumulative], left: [...left] };
}

function unprocessable(what: string, problems: readonly Problem[]): ProblemError {
	const errors = problems.slice(0, MAX_FILE_FAULTS).map(({ path, text }) => ({ path, message: text }));
	const rest = problems.length > errors.length ? `, of which the first ${errors.length} are named` : '';
	return new ProblemError('unprocessable', `${what} has ${problems.length} ${problems.length === 1 ? 'fault' : 'faults'}${rest}.`, errors);
}
