import type { SheetAsset, SheetDeal, SheetFlow } from '../calculator/balance-sheet.ts';
import { NOT_HQLA, stockLine } from '../rulebook/stock-lines.ts';
import type { CounterpartyShock } from './shock.ts';
import { type Applied, applied, refused, type Stressed } from './stressed.ts';

/** Who stands behind an entry; of a file each entry is somebody of its own. */
export const partyOf = ({ id, party }: Pick<SheetFlow | SheetDeal, 'id' | 'party'>): string => party?.id ?? id;

/**
 * A counterparty fails. What it owes does not come in; of a reverse repo the bank keeps the collateral. What it issued is no HQLA any
 * more. What the bank owes it still goes out, and a repo with it still ends.
 */
export function applyCounterparty(stressed: Stressed, { party }: CounterpartyShock): Applied {
	const { sheet } = stressed;
	const lost = (flow: SheetFlow): boolean => flow.line.side === 'INFLOW' && partyOf(flow) === party;
	const failed = (deal: SheetDeal): boolean => deal.kind === 'reverse-repo' && partyOf(deal) === party;
	const issued = ({ security, row }: SheetAsset): boolean => security?.issuerId === party && row.level !== 'INELIGIBLE';
	const none = stockLine(sheet.tables, NOT_HQLA);
	const touched = sheet.flows.filter(lost).length + sheet.deals.filter(failed).length + sheet.assets.filter(issued).length;
	const known = [...sheet.flows, ...sheet.deals].some((entry) => partyOf(entry) === party) || touched > 0;
	if (!known) return refused('party', `nothing of the balance sheet is with "${party}"`);
	return applied(
		stressed,
		{
			...sheet,
			flows: sheet.flows.filter((flow) => !lost(flow)),
			deals: sheet.deals.filter((deal) => !failed(deal)),
			assets: sheet.assets.map((asset) => (issued(asset) ? { ...asset, row: none } : asset)),
		},
		touched,
	);
}
