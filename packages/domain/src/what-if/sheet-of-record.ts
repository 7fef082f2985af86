import type { ItemFlow, LcrItem } from '../book/lcr-item.ts';
import type {
	BalanceSheet,
	SecurityFacts,
	SheetAsset,
	SheetDeal,
	SheetDue,
	SheetFlow,
	SheetLeg,
	SheetParty,
} from '../calculator/balance-sheet.ts';
import { type Day, formatDay } from '../day.ts';
import { fraction } from '../fraction.ts';
import { OPEN_DUE } from '../lcr/due.ts';
import { ratioInput } from '../lcr/ratio-input.ts';
import { type Minor, minor, sumMinor } from '../money.ts';
import { lastDay } from '../rulebook/horizon.ts';
import { line } from '../rulebook/lines.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import { statedCounterparty } from '../rulebook/secured-counterparty.ts';
import { repoFlow } from '../rulebook/secured-flow.ts';
import type { StockLine } from '../rulebook/stock-line.ts';
import { NOT_HQLA, stockClass, stockLine } from '../rulebook/stock-lines.ts';
import type { Lcr, UnwindSum } from '../schema/lcr.ts';
import { COUNTERPARTY_TYPES, type CounterpartyType } from '../schema/vocabulary.ts';

/** What is known of an item besides what it adds. */
export interface ItemLookup {
	/** The security of a position, or the collateral of a deal; null where its instrument is not known. */
	security(item: LcrItem): SecurityFacts | null;
	/** Who owes it, or is owed. */
	party(item: LcrItem): SheetParty;
}

/** The balance sheet behind an `lcr` record: item by item, so that it has the ratio of the record. @throws UnknownLineError */
export function sheetOfRecord(lcr: Lcr, items: readonly LcrItem[], lookup: ItemLookup): BalanceSheet {
	const { rulebook: tables, fxRates, currency, outflowAdjustment = WHOLE } = ratioInput(lcr);
	const restricted = (lcr.trapped ?? []).map(({ entityId }) => entityId);
	const parts = items.map((item) => itemParts(item, { tables, calculationDate: lcr.calculationDate, lookup }));
	return {
		tables,
		calculationDate: lcr.calculationDate,
		currency,
		fxRates: new Map([...fxRates].filter(([code]) => code !== currency)),
		outflowAdjustment,
		...(restricted.length === 0 ? {} : { restricted }),
		assets: parts.flatMap(({ assets }) => assets),
		flows: parts.flatMap(({ flows }) => flows),
		deals: parts.flatMap(({ deals }) => deals),
	};
}

const WHOLE = fraction(1, 1);

interface Context {
	readonly tables: RulebookTables;
	readonly calculationDate: Day;
	readonly lookup: ItemLookup;
}

type Parts = Pick<BalanceSheet, 'assets' | 'flows' | 'deals'>;

function itemParts(item: LcrItem, context: Context): Parts {
	if (item.unwind.length > 0) return dealParts(item, context);
	const security = securityOf(item, context);
	const assets = item.flows.filter(({ side }) => side === 'STOCK').map((flow) => asset(item, flow, context, security));
	return { assets, flows: flowsOf(item, context), deals: [] };
}

function asset(item: LcrItem, { line: id, currency, amount }: ItemFlow, { tables }: Context, security: object): SheetAsset {
	return {
		id: item.id,
		entityId: item.entityId,
		row: stockLine(tables, id),
		currency,
		marketValue: amount,
		encumbered: item.excluded,
		eligible: true,
		...security,
	};
}

function securityOf(item: LcrItem, { lookup }: Context): { security?: SecurityFacts } {
	const security = item.instrumentId === null ? null : lookup.security(item);
	return security === null ? {} : { security };
}

/** One for each line and currency: a netting set counts on one side, whatever its trades do. Where its day counts, one for each day. */
function flowsOf(item: LcrItem, context: Context): SheetFlow[] {
	const { tables, lookup } = context;
	return [...Map.groupBy(item.flows, (flow) => flowKey(flow, tables)).values()].flatMap((same) => {
		const [{ side, line: id, currency, due, counts }] = same as [ItemFlow];
		if (side === 'STOCK') return [];
		const row = line(tables, side, id);
		const amount = sumMinor(same.map((flow) => flow.amount));
		return [
			{
				id: item.id,
				entityId: item.entityId,
				line: row,
				currency,
				amount,
				rate: row.rate,
				due: row.mismatch === undefined ? dueOf(same.length > 1 ? null : due, context) : countedDue(counts, context),
				party: lookup.party(item),
			},
		];
	});
}

function flowKey({ side, line: id, currency, counts }: ItemFlow, tables: RulebookTables): string {
	const byDay = side !== 'STOCK' && line(tables, side, id).mismatch !== undefined;
	return `${side}|${id}|${currency}|${byDay ? counts : ''}`;
}

/** The day that the maturity mismatch counts a flow on; without one it is outside. */
function countedDue(counts: Day | undefined, context: Context): SheetDue {
	if (counts === OPEN_DUE) return { date: null, open: true };
	return dueOf(counts ?? null, context);
}

/** All of it counts within the horizon: what is overdue is due today, and a date behind the horizon says nothing of when it counts. */
function dueOf(date: Day | null, { tables, calculationDate }: Context): SheetDue {
	const within = date !== null && date <= lastDay(calculationDate, tables);
	return { date: within ? (Math.max(date, calculationDate) as Day) : null, open: false };
}

/** A deal that is unwound, and beside it the part of its cash whose collateral may not be used. */
function dealParts(item: LcrItem, context: Context): Parts {
	const { tables, lookup } = context;
	const [flow] = item.flows;
	const isCash = ({ level, subclass }: UnwindSum): boolean => stockClass(tables, level, subclass).id === tables.secured.cash;
	const cash = item.unwind.find(isCash);
	const collateral = item.unwind.find((sum) => !isCash(sum));
	const currency = cash?.currency ?? flow?.currency ?? collateral?.currency ?? '';
	const isRepo = (cash?.amount ?? 0) < 0 || (collateral?.amount ?? 0) > 0;
	const counterparty = isRepo ? counterpartyOf(flow?.line, tables) : undefined;
	const cashLeg: SheetLeg = { row: stockLine(tables, tables.secured.cash), isCash: true, currency, amount: size(cash) };
	const securityLeg: SheetLeg = {
		...(collateral === undefined ? worthlessSide(flow, counterparty, tables) : securitySide(collateral, tables)),
		isCash: false,
		amount: size(collateral),
		...securityOf(item, context),
	};
	const deal: SheetDeal = {
		id: item.id,
		entityId: item.entityId,
		kind: isRepo ? 'repo' : 'reverse-repo',
		counterparty,
		given: isRepo ? securityLeg : cashLeg,
		received: isRepo ? cashLeg : securityLeg,
		due: openUnlessDated(dueOf(flow?.due ?? null, context)),
		party: lookup.party(item),
	};
	const rest = item.flows.map((one) => ({ ...one, amount: minor(one.amount - size(cash)) })).filter(({ amount }) => amount !== 0);
	return { assets: [], flows: flowsOf({ ...item, flows: rest }, context), deals: [deal] };
}

const size = (sum: UnwindSum | undefined): Minor => minor(Math.abs(sum?.amount ?? 0));

type SecuritySide = Pick<SheetLeg, 'row' | 'currency'>;

const securitySide = ({ level, subclass, currency }: UnwindSum, tables: RulebookTables): SecuritySide => ({
	row: stockClass(tables, level, subclass),
	currency,
});

/**
 * Collateral of no value: what is unwound does not name it, only that it is liquid. Any liquid class that the deal's cash would flow on
 * the same line for says as much.
 */
function worthlessSide(flow: ItemFlow | undefined, counterparty: CounterpartyType | undefined, tables: RulebookTables): SecuritySide {
	const isSame = (row: StockLine): boolean =>
		row.level !== 'INELIGIBLE' &&
		repoFlow(tables, counterparty ? 'OUTFLOW' : 'INFLOW', row, counterparty && statedCounterparty(counterparty)).line.id === flow?.line;
	return { row: tables.stock.find(isSame) ?? stockLine(tables, NOT_HQLA), currency: flow?.currency ?? '' };
}

/** Whom a repo is with, as far as its line tells: one that lowers no rate is with a bank. */
function counterpartyOf(lineId: string | undefined, { secured }: RulebookTables): CounterpartyType {
	return COUNTERPARTY_TYPES.find((type) => lineId !== undefined && secured.counterparties[statedCounterparty(type)] === lineId) ?? 'BANK';
}

function openUnlessDated({ date }: SheetDue): SheetDue {
	return { date, open: date === null };
}

/** The name under which the document of a record is saved. */
export function sheetFileName({ entityId, calculationDate, sequence }: Pick<Lcr, 'entityId' | 'calculationDate' | 'sequence'>): string {
	return `lcr-${entityId}-${formatDay(calculationDate)}-${sequence}.json`;
}
