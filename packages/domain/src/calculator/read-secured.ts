import type { WeightedSum } from '../lcr/flows.ts';
import { minor } from '../money.ts';
import { dueWithinHorizon } from '../rulebook/horizon.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import { repoFlow, type SecuredFlow, swapFlow } from '../rulebook/secured-flow.ts';
import type { UnwindSum } from '../schema/lcr.ts';
import { type FileContext, readDue } from './file-context.ts';
import type { FileSecured } from './lcr-file.ts';
import type { Path } from './problem.ts';
import { type Deal, type Leg, readDeal } from './read-deal.ts';
import { dayOf } from './read-flow.ts';

/** What a secured deal adds: its flow, and what its end exchanges. */
export interface SecuredEffect {
	readonly sum: WeightedSum;
	readonly unwind: readonly UnwindSum[];
}

/** Null when the deal ends after the horizon, or, with its problems, when it cannot be read. */
export function readSecured(context: FileContext, path: Path, deal: FileSecured): SecuredEffect | null {
	const { tables, report, calculationDate } = context;
	const legs = readDeal(context, path, deal);
	const due = readDue(context, path, deal);
	if (due?.date === null && !due.open) {
		report([...path, 'maturityDate'], 'is missing: give it, or "open": true');
		return null;
	}
	if (legs === null || due === null || !dueWithinHorizon(due.date, calculationDate, tables)) return null;
	const { line, rate } = flowOf(tables, deal, legs);
	// What was received is paid back; what was given comes back.
	const { currency, amount } = line.side === 'OUTFLOW' ? legs.received : legs.given;
	const day = dayOf(line, due, calculationDate);
	return {
		sum: { side: line.side, line: line.id, currency, amount, excluded: minor(0), items: 1, rate, ...(day === null ? {} : { day }) },
		unwind: unwindOf(tables, legs),
	};
}

function flowOf(tables: RulebookTables, { kind, counterparty }: FileSecured, { given, received }: Deal): SecuredFlow {
	switch (kind) {
		case 'repo':
			return repoFlow(tables, 'OUTFLOW', given.row, counterparty);
		case 'reverse-repo':
			return repoFlow(tables, 'INFLOW', received.row);
		case 'collateral-swap':
			return swapFlow(tables, given.row, received.row, counterparty);
	}
}

/** The end of a deal returns what was given and takes what was received, where it exchanges HQLA as the rulebook asks. */
function unwindOf({ secured }: RulebookTables, { given, received }: Deal): UnwindSum[] {
	const liquid = [given, received].filter(({ isCash }) => !isCash).map(({ row }) => row.level !== 'INELIGIBLE');
	const unwound = secured.unwindLegs === 'BOTH' ? liquid.every(Boolean) : liquid.some(Boolean);
	return unwound ? [exchanged(given, 1), exchanged(received, -1)] : [];
}

function exchanged({ row, currency, amount }: Leg, sign: 1 | -1): UnwindSum {
	return { level: row.level, subclass: row.subclass, currency, amount: minor(sign * amount) };
}
