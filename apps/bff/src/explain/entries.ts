import type { ExplainedEntry } from '@tideline/api';
import { type ExplainedLine, type Lcr, minor, type Position, parseDay, shareOut, type Unit } from '@tideline/domain';
import type { Codecs } from '@tideline/event-log';
import type { ReportedBalance } from '../book/balance-book.ts';
import { Cut } from '../book/cut.ts';
import type { BookAtCut } from '../book/lcr-book.ts';
import type { Projection } from '../project/projection.ts';
import { accountEntries } from './account-entries.ts';
import { accountFacts } from './account-facts.ts';
import { flowEntries } from './flow-entries.ts';
import { type Holder, isOn } from './holders.ts';
import { holdingContext } from './holding-context.ts';
import { holdingParts } from './holding-parts.ts';
import { memberRecord } from './member-record.ts';
import { openingOf } from './opening-of.ts';
import { positionEntries } from './position-entries.ts';
import { tradeReader } from './trade-reader.ts';

export interface EntryDeps {
	readonly codecs: Pick<Codecs, 'trade'>;
	readonly projection: Projection;
}

/** The entries behind a row of a line: trades, what a position and an account are made of, the record of a balance. */
export function entriesOf(
	line: ExplainedLine,
	holder: Holder,
	{ lcr }: BookAtCut,
	unit: Unit,
	deps: EntryDeps,
	before?: string,
): ExplainedEntry[] {
	const cut = new Cut(lcr.inputs);
	const { projection, codecs } = deps;
	switch (holder.row.kind) {
		case 'COUNTERPARTY':
			return flowEntries(line, holder, unit, tradeReader(projection, codecs), cut);
		case 'BALANCE':
			return balanceEntries(line, holder, projection.balances.at(cut), unit);
		case 'ACCOUNT':
			return ofAccount(line, holder, lcr, unit, deps, before);
		case 'POSITION':
			return ofPosition(line, holder, lcr, deps);
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
		return { ...head, own, quantity: null, overrideId: item.overrideId, source: reported?.place ?? null, opens: null, amount, weighted };
	});
}

function ofAccount(
	line: ExplainedLine,
	holder: Holder,
	lcr: Lcr,
	unit: Unit,
	{ projection }: EntryDeps,
	before?: string,
): ExplainedEntry[] {
	const { reference, balances, cashDays } = projection;
	const [item] = holder.items;
	if (item === undefined) return [];
	const facts = accountFacts(item.id, lcr.sequence, projection);
	const member = memberRecord(lcr, item.entityId, projection);
	if (facts === null || member === undefined) return [];
	const { cash } = facts;
	const day = reference.businessDays.get(item.entityId);
	const cut = new Cut(lcr.inputs);
	// Of a day that the record does not know yet, no payment is in its balance.
	const isOfRecord = day !== undefined && parseDay(day.date) === member.calculationDate;
	const openedAt = isOfRecord ? Date.parse(day.openedAt) : Number.POSITIVE_INFINITY;
	const { minutes } = cashDays.day(cash, openedAt, cut);
	const page = cashDays.payments(cash.accountId, openedAt, cut, before);
	const moved = minutes.reduce((sum, minute) => sum + minute.in + minute.out, 0);
	const opening = openingOf(balances.at(cut), 'OPENING_CASH', cash.accountId, null);
	return accountEntries(line, holder, { cash, opening, page, moved }, unit);
}

function ofPosition(line: ExplainedLine, holder: Holder, lcr: Lcr, deps: EntryDeps): ExplainedEntry[] {
	const [item] = holder.items;
	if (item === undefined) return [];
	const position = positionIn(deps.projection, item.entityId, item.id, lcr.sequence);
	const member = memberRecord(lcr, item.entityId, deps.projection);
	if (position === undefined || member === undefined) return [];
	return positionEntries(line, holder, holdingParts(position, holdingContext(position, lcr, member, deps)));
}

/** A position as it stood at a sequence of the engine. */
export function positionIn({ tables, versions }: Projection, entityId: string, key: string, sequence: number): Position | undefined {
	return versions.positionsAt(sequence, tables.latestRows('positions', entityId)).find((row) => row.key === key);
}
