import type { BalanceSheet, SheetFlow } from '../calculator/balance-sheet.ts';
import { formatMinor, minor, parseMinor } from '../money.ts';
import { payCash } from './cash.ts';
import type { FacilityShock } from './shock.ts';
import { type Applied, applied, refused, type Stressed } from './stressed.ts';
import { isItem } from './target.ts';

/** An undrawn facility is drawn: the cash leaves the reserves of whoever granted it, and so much less is undrawn. What is lent comes back after the horizon. */
export function applyFacility(stressed: Stressed, { on, amount, currency }: FacilityShock): Applied {
	const { sheet } = stressed;
	const drawn = parseMinor(amount, currency);
	const isDrawn = ({ id, line, currency: of }: SheetFlow): boolean =>
		line.side === 'OUTFLOW' && line.group === 'FACILITIES' && of === currency && (isItem(on) ? on === `id:${id}` : line.id === on);
	let left: number = drawn;
	let touched = 0;
	const payers = new Map<string | undefined, number>();
	const flows = sheet.flows.map((flow) => {
		if (left === 0 || !isDrawn(flow)) return flow;
		touched += 1;
		const taken = Math.min(left, flow.amount);
		left -= taken;
		payers.set(flow.entityId, (payers.get(flow.entityId) ?? 0) + taken);
		return { ...flow, amount: minor(flow.amount - taken) };
	});
	if (touched === 0) return refused('on', `there is no undrawn facility "${on}" in ${currency}`);
	if (left > 0) return refused('amount', `only ${formatMinor(minor(drawn - left), currency)} ${currency} are undrawn`);
	const paid = [...payers].reduce<BalanceSheet>((after, [entityId, amount]) => payCash(after, on, currency, minor(amount), entityId), {
		...sheet,
		flows,
	});
	return applied(stressed, paid, touched);
}
