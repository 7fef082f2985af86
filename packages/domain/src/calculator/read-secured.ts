import type { WeightedSum } from '../lcr/flows.ts';
import { minor } from '../money.ts';
import { dueWithinHorizon } from '../rulebook/horizon.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import { statedCounterparty } from '../rulebook/secured-counterparty.ts';
import { repoFlow, type SecuredFlow, swapFlow } from '../rulebook/secured-flow.ts';
import type { UnwindSum } from '../schema/lcr.ts';
import type { SheetDeal, SheetLeg } from './balance-sheet.ts';
import { type FileContext, readDue } from './file-context.ts';
import type { FileSecured } from './lcr-file.ts';
import type { Path } from './problem.ts';
import { readDeal } from './read-deal.ts';
import { dayOf, type Horizon } from './read-flow.ts';

/** What a secured deal adds: its flow, and what its end exchanges. */
export interface SecuredEffect extends SecuredFlow {
	readonly sum: WeightedSum;
	readonly unwind: readonly UnwindSum[];
}

/** A deal of a file; null, and its problems, when it cannot be read. */
export function readSecured(context: FileContext, path: Path, deal: FileSecured): SheetDeal | null {
	const legs = readDeal(context, path, deal);
	const due = readDue(context, path, deal);
	if (due?.date === null && !due.open) {
		context.report([...path, 'maturityDate'], 'is missing: give it, or "open": true');
		return null;
	}
	return legs === null || due === null ? null : { id: deal.id, kind: deal.kind, counterparty: deal.counterparty, ...legs, due };
}

/** What a deal adds; null when it ends after the horizon. */
export function dealEffect({ tables, calculationDate }: Horizon, deal: SheetDeal): SecuredEffect | null {
	if (!dueWithinHorizon(deal.due.date, calculationDate, tables)) return null;
	const { line, rate } = flowOf(tables, deal);
	// What was received is paid back; what was given comes back.
	const { currency, amount } = line.side === 'OUTFLOW' ? deal.received : deal.given;
	const day = dayOf(line, deal.due, calculationDate);
	return {
		line,
		rate,
		sum: { side: line.side, line: line.id, currency, amount, excluded: minor(0), items: 1, rate, ...(day === null ? {} : { day }) },
		unwind: unwindOf(tables, deal),
	};
}

function flowOf(tables: RulebookTables, { kind, counterparty: type, given, received }: SheetDeal): SecuredFlow {
	const counterparty = type && statedCounterparty(type);
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
function unwindOf({ secured }: RulebookTables, { given, received }: SheetDeal): UnwindSum[] {
	const liquid = [given, received].filter(({ isCash }) => !isCash).map(({ row }) => row.level !== 'INELIGIBLE');
	const unwound = secured.unwindLegs === 'BOTH' ? liquid.every(Boolean) : liquid.some(Boolean);
	return unwound ? [exchanged(given, 1), exchanged(received, -1)] : [];
}

function exchanged({ row, currency, amount }: SheetLeg, sign: 1 | -1): UnwindSum {
	return { level: row.level, subclass: row.subclass, currency, amount: minor(sign * amount) };
}
