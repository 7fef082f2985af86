import type { ExplainedHolder } from '@tideline/api';
import { type ExplainedLine, type LcrItem, type SharePart, shareOut, type Unit } from '@tideline/domain';
import type { Reference } from '../project/reference.ts';

/** A row behind a line, with the items that it stands for. */
export interface Holder {
	readonly row: ExplainedHolder;
	readonly items: readonly LcrItem[];
}

/** Who or what stands behind a line: positions, accounts and balances by themselves, trades by counterparty. */
export function holdersOf(line: ExplainedLine, items: readonly LcrItem[], unit: Unit, reference: Reference): Holder[] {
	const behind = items.filter(({ flows }) => flows.some((flow) => isOn(line, flow)));
	const groups = [...Map.groupBy(behind, holderId)];
	const shares = shareOut(
		line,
		groups.map(([, of]) => of.flatMap((item) => partsOn(line, item))),
		unit,
	);
	return groups.flatMap(([id, of], index) => {
		const [first] = of;
		if (first === undefined) return [];
		const { amount, weighted } = shares[index] ?? { amount: 0, weighted: 0 };
		const overrideId = of.find((item) => item.overrideId !== null)?.overrideId ?? null;
		const row = { id, ...described(first, reference), items: of.length, overrideId, amount, weighted };
		return [{ row, items: of }];
	});
}

export function isOn({ side, line }: Pick<ExplainedLine, 'side' | 'line'>, flow: { side: string; line: string }): boolean {
	return flow.side === side && flow.line === line;
}

/** What an item has on a line, in its own currencies. */
function partsOn(line: ExplainedLine, item: LcrItem): SharePart[] {
	return item.flows
		.filter((flow) => isOn(line, flow))
		.map(({ currency, amount, side }) => ({ currency, amount, excluded: side === 'STOCK' ? item.excluded : 0 }));
}

/** The row behind a line that an item is in. */
export function holderId({ kind, id, counterpartyId }: Pick<LcrItem, 'kind' | 'id' | 'counterpartyId'>): string {
	switch (kind) {
		case 'POSITION':
			return `position:${id}`;
		case 'CASH':
			return `account:${id}`;
		case 'BALANCE':
			return `balance:${id}`;
		case 'TRADE':
		case 'NETTING_SET':
			return `counterparty:${counterpartyId}`;
	}
}

function described({ kind, name, entityId, accountId, counterpartyId }: LcrItem, reference: Reference) {
	const entity = reference.entities.get(entityId)?.name ?? entityId;
	switch (kind) {
		case 'POSITION':
			return { kind: 'POSITION', name, detail: reference.accounts.get(accountId ?? '')?.name ?? accountId ?? entity } as const;
		case 'CASH':
			return { kind: 'ACCOUNT', name, detail: entity } as const;
		case 'BALANCE':
			return { kind: 'BALANCE', name, detail: entity } as const;
		case 'TRADE':
		case 'NETTING_SET': {
			const party = reference.counterparties.get(counterpartyId ?? '');
			return { kind: 'COUNTERPARTY', name: party?.name ?? counterpartyId ?? name, detail: party?.type ?? '' } as const;
		}
	}
}
