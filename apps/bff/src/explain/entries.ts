import type { ExplainedEntry } from '@tideline/api';
import { type ExplainedLine, minor, type Position, parseDay, rulebook, shareOut, tradeOfSecurityKey, type Unit } from '@tideline/domain';
import type { Codecs } from '@tideline/event-log';
import type { ReportedBalance } from '../book/balance-book.ts';
import { Cut } from '../book/cut.ts';
import type { BookAtCut } from '../book/lcr-book.ts';
import type { Projection } from '../project/projection.ts';
import { accountEntries } from './account-entries.ts';
import { flowEntries } from './flow-entries.ts';
import { type Holder, isOn } from './holders.ts';
import { holdingParts } from './holding-parts.ts';
import { positionEntries } from './position-entries.ts';
import { tradeReader } from './trade-reader.ts';

export interface EntryDeps {
	readonly codecs: Pick<Codecs, 'trade'>;
	readonly projection: Projection;
}

/** The entries behind a row of a line: trades, what a position and an account are made of, the record of a balance. */
export function entriesOf(line: ExplainedLine, holder: Holder, { lcr }: BookAtCut, unit: Unit, deps: EntryDeps): ExplainedEntry[] {
	const cut = new Cut(lcr.inputs);
	const { projection, codecs } = deps;
	switch (holder.row.kind) {
		case 'COUNTERPARTY':
			return flowEntries(line, holder, unit, tradeReader(projection, codecs), cut);
		case 'BALANCE':
			return balanceEntries(line, holder, projection.balances.at(cut), unit);
		case 'ACCOUNT':
			return ofAccount(line, holder, cut, lcr.sequence, unit, deps);
		case 'POSITION':
			return ofPosition(line, holder, cut, lcr.sequence, deps);
	}
}

function balanceEntries(line: ExplainedLine, { row, items }: Holder, balances: readonly ReportedBalance[], unit: Unit): ExplainedEntry[] {
	const flows = items.flatMap((item) => item.flows.filter((flow) => isOn(line, flow)).map((flow) => ({ item, flow })));
	const figures = { ...line, amount: minor(row.amount), weighted: minor(row.weighted) };
	const parts = flows.map(({ flow: { currency, amount } }) => [{ currency, amount, excluded: 0 }]);
	const shares = shareOut(figures, parts, unit);
	return flows.map(({ item, flow }, index) => {
		const reported = balances.find(({ balance }) => balance.balanceId === item.id);
		const { amount, weighted } = shares[index] ?? { amount: 0, weighted: 0 };
		const head = { id: item.id, kind: 'BALANCE' as const, name: item.id, tradeId: null, at: reported?.balance.at ?? null, due: flow.due };
		const own = { currency: flow.currency, amount: flow.amount };
		return { ...head, own, quantity: null, overrideId: item.overrideId, source: reported?.place ?? null, amount, weighted };
	});
}

function ofAccount(
	line: ExplainedLine,
	holder: Holder,
	cut: Cut,
	sequence: number,
	unit: Unit,
	{ projection }: EntryDeps,
): ExplainedEntry[] {
	const { tables, versions, reference, balances, cashDays } = projection;
	const [item] = holder.items;
	const rows = versions.cashAt(sequence, tables.latestRows('cash', item?.entityId ?? ''));
	const cash = rows.find(({ accountId }) => accountId === item?.id);
	if (item === undefined || cash === undefined) return [];
	const day = reference.businessDays.get(item.entityId);
	const movements = day === undefined ? [] : cashDays.day(cash, Date.parse(day.openedAt)).movements;
	return accountEntries(
		line,
		holder,
		{ cash, opening: openingOf(balances.at(cut), 'OPENING_CASH', cash.accountId, null), movements },
		unit,
	);
}

function ofPosition(line: ExplainedLine, holder: Holder, cut: Cut, sequence: number, deps: EntryDeps): ExplainedEntry[] {
	const [item] = holder.items;
	const position = item === undefined ? undefined : positionIn(deps.projection, item.entityId, item.id, sequence);
	if (position === undefined) return [];
	return positionEntries(line, holder, holdingParts(position, holdingContext(position, cut, sequence, deps)));
}

/** A position as it stood at a sequence of the engine. */
export function positionIn({ tables, versions }: Projection, entityId: string, key: string, sequence: number): Position | undefined {
	return versions.positionsAt(sequence, tables.latestRows('positions', entityId)).find((row) => row.key === key);
}

function holdingContext(position: Position, cut: Cut, sequence: number, { projection, codecs }: EntryDeps) {
	const { tables, versions, reference, balances, confirmations, overrides } = projection;
	const { key, entityId, accountId, instrumentId, overrideId } = position;
	const carved = tradeOfSecurityKey(key);
	const apart = new Set(
		versions.positionsAt(sequence, tables.latestRows('positions', entityId)).flatMap((row) => tradeOfSecurityKey(row.key) ?? []),
	);
	const placed = tradeReader(projection, codecs).of(cut, key);
	const trades = placed.filter(({ tradeId }) => (carved === null ? !apart.has(tradeId) : tradeId === carved));
	const override = overrideId === null ? undefined : overrides.state(overrideId);
	const day = reference.businessDays.get(entityId);
	return {
		opening: carved === null ? openingOf(balances.at(cut), 'OPENING_SECURITY', accountId, instrumentId) : null,
		trades,
		calculationDate: parseDay(day?.date ?? '1970-01-01'),
		rulebook: rulebook(position.rulebook),
		confirmed: (tradeId: string, postingId: string) => confirmations.minuteAt(cut, tradeId, postingId),
		encumbered: override?.proposal.encumbered ?? null,
	};
}

/** The opening that counts: the later one, of two at one time the higher version. */
function openingOf(
	balances: readonly ReportedBalance[],
	kind: 'OPENING_CASH' | 'OPENING_SECURITY',
	accountId: string,
	instrumentId: string | null,
): ReportedBalance | null {
	let found: ReportedBalance | null = null;
	for (const reported of balances) {
		const { balance } = reported;
		if (balance.kind !== kind || balance.accountId !== accountId) continue;
		if (balance.kind === 'OPENING_SECURITY' && balance.instrumentId !== instrumentId) continue;
		const known = found?.balance;
		if (known === undefined || balance.at > known.at || (balance.at === known.at && balance.version > known.version)) found = reported;
	}
	return found;
}
