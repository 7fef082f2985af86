import {
	type BalanceSheet,
	calculateLcr,
	computeRatio,
	entityOfSecurityKey,
	formatMinor,
	type ItemLookup,
	instrumentFacts,
	type JoinedPosition,
	type Lcr,
	type LcrItem,
	minor,
	type SecurityFacts,
	securityKey,
	sheetInput,
	sheetOfRecord,
	writeLcrFile,
} from '@tideline/domain';
import type { AppContext } from '../app-context.ts';
import { bookBehind } from '../http/book-behind.ts';
import { ProblemError } from '../http/problem.ts';
import { requireDay } from '../http/require-day.ts';
import { entityTable } from '../http/routes/tables.ts';
import type { Projection } from '../project/projection.ts';

/** The book of an entity at the cut of its latest ratio. */
export interface LiveSheet {
	readonly sheet: BalanceSheet;
	readonly lcr: Lcr;
}

/** @throws ProblemError while not everything behind the ratio has been read, and when there is no such entity. */
export async function liveSheet(entityId: string, context: AppContext): Promise<LiveSheet> {
	const { projection, book } = context;
	entityTable(projection.tables, 'lcr', entityId);
	await requireDay(context);
	const latest = await book.latest(entityId);
	if (latest === null) throw await bookBehind(entityId, context);
	const { lcr, items } = latest;
	const sheet = sheetOfRecord(lcr, items, itemLookup(projection));
	if (!hasRatioOf(sheet, lcr)) {
		throw new ProblemError('unprocessable', `The ratio of "${entityId}" has parts that a balance sheet cannot say.`);
	}
	return { sheet, lcr };
}

/**
 * The balance-sheet file of a live book, computed once more as whoever takes it will.
 * @throws ProblemError where a file cannot say it: what is trapped in entities of a group, and a class that counts up to the net outflow of
 * its currency, when that is lessened by netting.
 */
export function fileOfSheet({ sheet, lcr }: LiveSheet): object {
	const document = writeLcrFile(sheet);
	const calculation = calculateLcr(document);
	const money = (amount: Lcr['hqla']): string => formatMinor(amount, lcr.currency);
	const same =
		calculation.kind === 'result' &&
		calculation.result.hqla.total === money(lcr.hqla) &&
		calculation.result.netCashOutflows === money(lcr.netCashOutflows);
	if (same) return document;
	const holders = lcr.trapped.filter(({ trapped }) => trapped > 0).map(({ entityId }) => entityId);
	const detail =
		holders.length > 0
			? `A balance-sheet file cannot say what is trapped in ${holders.join(', ')}; each entity of "${lcr.entityId}" has a file of its own.`
			: `The book of "${lcr.entityId}" has parts that a balance-sheet file cannot say exactly.`;
	throw new ProblemError('unprocessable', detail);
}

/** Nothing is asked of a balance sheet that is not the record's to the minor unit. */
function hasRatioOf(sheet: BalanceSheet, lcr: Lcr): boolean {
	const ratio = computeRatio(sheetInput(sheet));
	return ratio.hqla === lcr.hqla && ratio.netCashOutflows === lcr.netCashOutflows && ratio.lcr === lcr.lcr;
}

/** What the reference data says of the items behind a ratio. */
export function itemLookup({ reference, tables }: Projection): ItemLookup {
	return {
		security: (item) => securityOf(item, { reference, tables }),
		party(item) {
			const issuerId = item.kind === 'POSITION' ? (reference.instruments.get(item.instrumentId ?? '')?.issuerId ?? null) : null;
			const id = item.counterpartyId ?? issuerId;
			return id === null ? { id: item.id, name: item.name } : { id, name: reference.counterpartyName(id) };
		},
	};
}

function securityOf(
	{ kind, id, entityId, instrumentId, accountId }: LcrItem,
	{ reference, tables }: Pick<Projection, 'reference' | 'tables'>,
): SecurityFacts | null {
	const instrument = reference.instruments.get(instrumentId ?? '');
	const entity = reference.entities.get(entityId);
	if (instrument === undefined || entity === undefined) return null;
	const key = kind === 'POSITION' ? id : securityKey(entityId, accountId ?? '', instrument.instrumentId);
	const position = tables.get(`positions:${entityOfSecurityKey(key)}`)?.rows.get(key) as JoinedPosition | undefined;
	const assetClass = position?.assetClass ?? instrument.assetClass;
	const { issuerId, name } = instrument;
	const issuer = issuerId === null ? null : reference.counterparties.get(issuerId);
	return {
		name,
		issuerId,
		facts: instrumentFacts(instrument, issuer, { assetClass, entity }),
		maturing: position?.maturing ?? minor(0),
		maturesOn: position?.maturesOn ?? null,
	};
}
