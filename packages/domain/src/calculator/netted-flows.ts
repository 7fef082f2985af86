import { fraction } from '../fraction.ts';
import { divideHalfEven } from '../lcr/big-math.ts';
import { createUnit } from '../lcr/unit.ts';
import { minor } from '../money.ts';
import { dueWithinHorizon } from '../rulebook/horizon.ts';
import type { BalanceSheet, SheetDue, SheetFlow } from './balance-sheet.ts';

/** Decimals that a rate of a file can have. */
const RATE_SCALE = 10n ** 15n;
const WHOLE = fraction(1, 1);
const UNDATED: SheetDue = { date: null, open: false };

/**
 * The flows of a balance sheet with none below zero, which a file cannot say: in a netting set one currency may lessen another. Those on
 * one line are added up by currency; where a currency is still below zero, all of the line are stated in the reporting currency, and
 * what is less than a minor unit of it as a rate on one.
 * @throws RangeError when a whole line is below zero.
 */
export function nettedFlows(sheet: BalanceSheet): SheetFlow[] {
	const termsOf = (flow: SheetFlow): string => terms(flow, sheet);
	const below = new Set(sheet.flows.filter(({ amount }) => amount < 0).map(termsOf));
	if (below.size === 0) return [...sheet.flows];
	const gross = sheet.flows.filter((flow) => !below.has(termsOf(flow)));
	const netted = Map.groupBy(
		sheet.flows.filter((flow) => below.has(termsOf(flow))),
		termsOf,
	);
	return [...gross, ...[...netted.values()].flatMap((flows) => nettedLine(flows, sheet))];
}

/** What flows that are added up have in common besides their currency: the day counts in the maturity mismatch only. */
function terms({ line, rate, due, inflowCap }: SheetFlow, { tables, calculationDate }: BalanceSheet): string {
	const undated = line.mismatch === undefined && dueWithinHorizon(due.date, calculationDate, tables);
	return `${line.side}|${line.id}|${rate.num}/${rate.den}|${undated ? 'within' : `${due.date} ${due.open}`}|${inflowCap ?? ''}`;
}

function nettedLine(flows: readonly SheetFlow[], sheet: BalanceSheet): SheetFlow[] {
	const byCurrency = [...Map.groupBy(flows, ({ currency }) => currency)].map(([currency, same]): SheetFlow => {
		const { line, rate, inflowCap, due: first } = same[0] as SheetFlow;
		const due = line.mismatch === undefined ? UNDATED : first;
		const amount = minor(same.reduce((sum, flow) => sum + flow.amount, 0));
		return { id: `${line.id} ${currency} net`, line, currency, amount, rate, due, ...(inflowCap ? { inflowCap } : {}) };
	});
	return byCurrency.every(({ amount }) => amount >= 0) ? byCurrency : inReportingCurrency(byCurrency, sheet);
}

function inReportingCurrency(flows: readonly SheetFlow[], { fxRates, currency, tables }: BalanceSheet): SheetFlow[] {
	const unit = createUnit({ fxRates, currency, rulebook: tables });
	const total = flows.reduce((sum, flow) => sum + unit.convert(flow.amount, flow.currency, WHOLE), 0n);
	const [first] = flows as [SheetFlow];
	// A set whose currencies all but cancel out can be a part of a minor unit on the wrong side.
	if (total < 0n && -total < unit.perMinor) return [];
	if (total < 0n) throw new RangeError(`${first.line.id} is below zero, which a balance-sheet file cannot say`);
	const whole = { ...first, id: `${first.line.id} net`, currency, amount: minor(Number(total / unit.perMinor)) };
	const rest = total % unit.perMinor;
	if (rest === 0n) return [whole];
	const { num, den } = first.rate;
	const rate = divideHalfEven(rest * RATE_SCALE * BigInt(num), unit.perMinor * BigInt(den));
	const part = { ...whole, id: `${whole.id}, part of a minor unit`, amount: minor(1), rate: fraction(Number(rate), Number(RATE_SCALE)) };
	return [whole, part];
}
